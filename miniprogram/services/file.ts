/** A file that a person chose from a chat. */
export interface ChosenFile {
  name: string;
  /** Bytes. */
  size: number;
  path: string;
}

/** Lets a person choose one file; `null` when they chose none. @param extensions without the dot */
export async function chooseFile(extensions: string[]): Promise<ChosenFile | null> {
  try {
    const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file', extension: extensions });
    const [file] = tempFiles;
    return file ? { name: file.name, size: file.size, path: file.path } : null;
  } catch {
    return null;
  }
}

/** What is in a file, as base64. */
export function contentOf({ path }: ChosenFile): Promise<string> {
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().readFile({
      filePath: path,
      encoding: 'base64',
      success: ({ data }) => resolve(data as string),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
}
