import { settings } from './settings';

/** A file on the phone. */
export interface StoredFile {
  bytes: Uint8Array<ArrayBuffer>;
  /** Epoch milliseconds. */
  changedAt: number;
}

/** Where a page may write; kept when the phone is switched off. */
export const USER_DATA_PATH = 'wxfile://usr';
/** WeChat's limit for what is kept, bytes. */
const MOST_KEPT = 200 * 1024 * 1024;
const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  json: 'application/json',
  mp4: 'video/mp4',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const files = new Map<string, StoredFile>();
const folders = new Set([USER_DATA_PATH]);
const urls = new Map<string, string>();
let count = 0;

export const typeOf = (path: string) =>
  TYPES[path.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
/** Set once a file was kept, by anybody. */
const HAS_FILES = 'wechat:has-files';
const isKept = (path: string) => path.startsWith(USER_DATA_PATH) || path.startsWith('wxfile://store_');

/** The files of a phone: temporary ones live as long as the screen, kept ones are also in the browser's database. */
export const fileStore = {
  get: (path: string): StoredFile | undefined => files.get(path),
  paths: (): string[] => [...files.keys()],
  folders,

  /** @throws Error in WeChat's words when the phone is full */
  put(path: string, bytes: Uint8Array<ArrayBuffer>): void {
    const kept = [...files].filter(([other]) => isKept(other) && other !== path);
    const sum = kept.reduce((total, [, { bytes: one }]) => total + one.length, bytes.length);
    if (isKept(path) && sum > MOST_KEPT) throw new Error('the maximum size of the file storage limit is exceeded');
    const file = { bytes, changedAt: Date.now() };
    files.set(path, file);
    forgetUrl(path);
    if (!isKept(path)) return;
    localStorage.setItem(HAS_FILES, '1');
    keep((store) => store.put(file, keyOf(path)));
  },

  delete(path: string): void {
    files.delete(path);
    forgetUrl(path);
    if (isKept(path)) keep((store) => store.delete(keyOf(path)));
  },

  /** A new temporary file; answers its path. @param extension without the dot */
  temporary(bytes: Uint8Array<ArrayBuffer>, extension: string): string {
    const path = `wxfile://tmp_${(count += 1)}_${Date.now().toString(36)}.${extension}`;
    fileStore.put(path, bytes);
    return path;
  },
};

/** Where the browser shows a file; `null` when there is none. */
export function fileUrl(path: string): string | null {
  const file = files.get(path);
  if (!file) return null;
  const known = urls.get(path) ?? URL.createObjectURL(new Blob([file.bytes], { type: typeOf(path) }));
  urls.set(path, known);
  return known;
}

function forgetUrl(path: string): void {
  const url = urls.get(path);
  if (url) URL.revokeObjectURL(url);
  urls.delete(path);
}

const keyOf = (path: string) => `${settings.openid}|${path}`;
let database: Promise<IDBDatabase> | null = null;

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('wx-files', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('files');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error('the files of this phone cannot be opened'));
  });
}

/** A browser that lets nothing be kept loses the file with the screen; the page has it until then. */
function keep(act: (store: IDBObjectStore) => unknown): void {
  database ??= openDatabase();
  void database.then((db) => act(db.transaction('files', 'readwrite').objectStore('files'))).catch(() => undefined);
}

/** Reads the kept files of the phone's owner, before the first page opens. */
export async function readKeptFiles(): Promise<void> {
  // Opening a database takes longer than drawing the first page.
  if (localStorage.getItem(HAS_FILES) === null) return;
  database ??= openDatabase();
  const db = await database.catch(() => null);
  if (!db) return;
  const range = IDBKeyRange.bound(`${settings.openid}|`, `${settings.openid}|\uffff`);
  await new Promise<void>((resolve) => {
    const reading = db.transaction('files').objectStore('files').openCursor(range);
    reading.onerror = () => resolve();
    reading.onsuccess = () => {
      const cursor = reading.result;
      if (!cursor) return resolve();
      files.set((cursor.key as string).slice(settings.openid.length + 1), cursor.value as StoredFile);
      cursor.continue();
    };
  });
}
