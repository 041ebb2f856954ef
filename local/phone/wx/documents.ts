import { fileStore, fileUrl, USER_DATA_PATH } from '../engine/file-store';
import { asynchronous } from './asynchronous';
import { fileSystem } from './file-system';
import { fullScreen, make } from './sheets';

interface Document {
  filePath: string;
  fileType?: string;
}

/** What WeChat can show. */
const SHOWN = new Set(['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf']);
const KB = 1024;

/** A document opens in a page of its own; what the browser cannot draw can be taken out of the phone from there. */
function openDocument({ filePath, fileType }: Document): void {
  const file = fileStore.get(filePath);
  if (!file) throw new Error(`file doesn't exist "${filePath}"`);
  const name = filePath.split('/').at(-1)!;
  const type = (fileType ?? name.split('.').at(-1) ?? '').toLowerCase();
  if (!SHOWN.has(type)) throw new Error('filetype not supported');
  const url = fileUrl(filePath)!;
  const sheet = make('div', 'wx-document');
  const link = make('a', 'wx-yes', '存到电脑上') as HTMLAnchorElement;
  link.href = url;
  link.download = name.endsWith(`.${type}`) ? name : `${name}.${type}`;
  sheet.append(make('b', '', link.download), make('small', '', `${Math.ceil(file.bytes.length / KB)} KB`), link);
  fullScreen('文件', [sheet], () => undefined);
}

const manager = fileSystem;
const read = (name: string) => manager[name]!;

/** Files and documents. */
export const documents = {
  env: { USER_DATA_PATH },
  getFileSystemManager: () => manager,
  saveFile: read('saveFile'),
  removeSavedFile: read('unlink'),
  getFileInfo: read('getFileInfo'),
  getSavedFileList: asynchronous('getSavedFileList', () => ({
    fileList: fileStore
      .paths()
      .filter((path) => path.startsWith('wxfile://store_'))
      .map((filePath) => ({ filePath, size: fileStore.get(filePath)!.bytes.length })),
  })),
  openDocument: asynchronous<Document>('openDocument', openDocument),
};
