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

/** What is in a file, as base64; `null` when it cannot be read any more. */
export function contentOf({ path }: ChosenFile): Promise<string | null> {
  return new Promise((resolve) => {
    wx.getFileSystemManager().readFile({
      filePath: path,
      encoding: 'base64',
      success: ({ data }) => resolve(data as string),
      fail: () => resolve(null),
    });
  });
}

/** Keeps a file on the phone and opens it, to look at or to pass on. @param content base64. Answers whether it opened */
export function openFile(name: string, content: string): Promise<boolean> {
  const filePath = `${wx.env.USER_DATA_PATH}/${name}`;
  return new Promise((resolve) => {
    wx.getFileSystemManager().writeFile({
      filePath,
      data: content,
      encoding: 'base64',
      success: () =>
        wx.openDocument({ filePath, showMenu: true, success: () => resolve(true), fail: () => resolve(false) }),
      fail: () => resolve(false),
    });
  });
}
