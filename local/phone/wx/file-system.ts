import { fileStore, USER_DATA_PATH } from '../engine/file-store';
import { asynchronous } from './asynchronous';

type Bytes = Uint8Array<ArrayBuffer>;
interface Options {
  path?: string;
  filePath?: string;
  dirPath?: string;
  srcPath?: string;
  destPath?: string;
  oldPath?: string;
  newPath?: string;
  tempFilePath?: string;
  encoding?: string;
  data?: string | ArrayBuffer;
  recursive?: boolean;
}

const none = (act: string, path: string) => new Error(`no such file or directory, ${act} "${path}"`);
const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'));
const isWritable = (path: string) => path.startsWith(USER_DATA_PATH);

function bytesAt(path: string, act: string): Bytes {
  const file = fileStore.get(path);
  if (!file) throw none(act, path);
  return file.bytes;
}

function decoded(bytes: Bytes, encoding: string | undefined): string | ArrayBuffer {
  if (encoding === undefined) return bytes.slice().buffer;
  if (/^utf-?8$/.test(encoding)) return new TextDecoder().decode(bytes);
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  if (encoding === 'base64') return btoa(letters);
  if (encoding === 'hex') return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (/^(latin1|binary|ascii)$/.test(encoding)) return letters;
  throw new Error(`invalid encoding "${encoding}"`);
}

function encoded(data: string | ArrayBuffer | undefined, encoding = 'utf8'): Bytes {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (data === undefined) throw new Error('invalid data');
  if (encoding === 'base64') return Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  return new TextEncoder().encode(data);
}

function write(path: string, bytes: Bytes): void {
  if (!isWritable(path)) throw new Error(`permission denied, open "${path}"`);
  if (!fileStore.folders.has(folderOf(path))) throw none('open', path);
  fileStore.put(path, bytes);
}

function joined(a: Bytes, b: Bytes): Bytes {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

const isFolder = (path: string) => fileStore.folders.has(path.replace(/\/$/, ''));

function stats(path: string): object {
  if (!isFolder(path)) bytesAt(path, 'stat');
  const file = fileStore.get(path);
  return {
    size: file?.bytes.length ?? 0,
    mode: 0,
    lastModifiedTime: Math.floor((file?.changedAt ?? 0) / 1000),
    lastAccessedTime: Math.floor((file?.changedAt ?? 0) / 1000),
    isFile: () => file !== undefined,
    isDirectory: () => file === undefined,
  };
}

/** Name → what it does, and the names of what its synchronous form takes in order. */
const CALLS: Readonly<
  Record<string, readonly [takes: readonly (keyof Options)[], run: (options: Options) => unknown]>
> = {
  access: [['path'], ({ path = '' }) => void (isFolder(path) || bytesAt(path, 'access'))],
  stat: [['path', 'recursive'], ({ path = '' }) => ({ stats: stats(path) })],
  readFile: [
    ['filePath', 'encoding'],
    ({ filePath = '', encoding }) => ({ data: decoded(bytesAt(filePath, 'open'), encoding) }),
  ],
  writeFile: [
    ['filePath', 'data', 'encoding'],
    ({ filePath = '', data, encoding }) => write(filePath, encoded(data, encoding)),
  ],
  appendFile: [
    ['filePath', 'data', 'encoding'],
    ({ filePath = '', data, encoding }) => write(filePath, joined(bytesAt(filePath, 'open'), encoded(data, encoding))),
  ],
  copyFile: [
    ['srcPath', 'destPath'],
    ({ srcPath = '', destPath = '' }) => write(destPath, bytesAt(srcPath, 'copyFile')),
  ],
  rename: [
    ['oldPath', 'newPath'],
    ({ oldPath = '', newPath = '' }) => {
      write(newPath, bytesAt(oldPath, 'rename'));
      fileStore.delete(oldPath);
    },
  ],
  unlink: [
    ['filePath'],
    ({ filePath = '' }) => {
      bytesAt(filePath, 'unlink');
      fileStore.delete(filePath);
    },
  ],
  mkdir: [
    ['dirPath', 'recursive'],
    ({ dirPath = '', recursive = false }) => {
      if (isFolder(dirPath) && !recursive) throw new Error(`file already exists ${dirPath}`);
      if (!recursive && !isFolder(folderOf(dirPath))) throw none('mkdir', dirPath);
      for (let path = dirPath; isWritable(path); path = folderOf(path)) fileStore.folders.add(path);
    },
  ],
  rmdir: [
    ['dirPath', 'recursive'],
    ({ dirPath = '', recursive = false }) => {
      const within = fileStore.paths().filter((path) => path.startsWith(`${dirPath}/`));
      if (!isFolder(dirPath)) throw none('rmdir', dirPath);
      if (within.length > 0 && !recursive) throw new Error('directory not empty');
      within.forEach((path) => fileStore.delete(path));
      fileStore.folders.delete(dirPath);
    },
  ],
  readdir: [
    ['dirPath'],
    ({ dirPath = '' }) => {
      if (!isFolder(dirPath)) throw none('scandir', dirPath);
      const all = [...fileStore.paths(), ...fileStore.folders].filter((path) => folderOf(path) === dirPath);
      return { files: all.map((path) => path.slice(dirPath.length + 1)) };
    },
  ],
  saveFile: [
    ['tempFilePath', 'filePath'],
    ({ tempFilePath = '', filePath }) => {
      const name = tempFilePath.split('/').at(-1) ?? '';
      const savedFilePath = filePath ?? `wxfile://store_${name}`;
      const bytes = bytesAt(tempFilePath, 'saveFile');
      if (filePath) write(filePath, bytes);
      else fileStore.put(savedFilePath, bytes);
      fileStore.delete(tempFilePath);
      return { savedFilePath };
    },
  ],
  getFileInfo: [['filePath'], ({ filePath = '' }) => ({ size: bytesAt(filePath, 'open').length })],
};

/** What a synchronous call answers: the one thing in the result, where there is one. */
function only(result: unknown): unknown {
  return typeof result === 'object' && result !== null ? Object.values(result)[0] : result;
}

const asynchronously = Object.entries(CALLS).map(
  ([name, [, run]]) => [name, asynchronous<Options>(name, run)] as const,
);
const synchronously = Object.entries(CALLS).map(([name, [takes, run]]) => {
  const call = (...args: unknown[]) => {
    try {
      return only(run(Object.fromEntries(takes.map((key, i) => [key, args[i]]))));
    } catch (error) {
      throw new Error(`${name}Sync:fail ${(error as Error).message}`);
    }
  };
  return [`${name}Sync`, call] as const;
});

type Call = (...args: never[]) => unknown;

/** `wx.getFileSystemManager()`: every call in both forms. */
export const fileSystem: Record<string, Call> = Object.fromEntries<Call>([...asynchronously, ...synchronously]);
