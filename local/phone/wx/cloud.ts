import { storageAction, StorageRefused, temporaryUrl } from '../engine/cloud-files';
import { fileStore } from '../engine/file-store';
import { NoAnswer, post, request } from '../engine/network';
import { asynchronous } from './asynchronous';
import { failed, sendFile, UploadTask } from './cloud-upload';
import type { Upload } from './cloud-upload';

interface Call {
  name: string;
  data?: unknown;
}
type FileName = string | { fileID: string; maxAge?: number };
const idOf = (file: FileName) => (typeof file === 'string' ? file : file.fileID);

async function callFunction({ name, data = {} }: Call): Promise<object> {
  const response = await post(`/fn/${encodeURIComponent(name)}`, data as object);
  const result = (await response.json()) as { code?: string; message?: string };
  if (!response.ok) throw failed(`${result.code}: ${result.message}`, response.status === 404 ? -501_000 : -504_002);
  return { result, requestID: response.headers.get('x-request-id') ?? '' };
}

async function downloadFile({ fileID }: { fileID: string }): Promise<object> {
  const url = await temporaryUrl(fileID);
  if (url === null) throw new StorageRefused('STORAGE_FILE_NONEXIST', fileID);
  const response = await request(url);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const extension = /\.(\w{1,5})$/.exec(fileID)?.[1] ?? 'bin';
  return { tempFilePath: fileStore.temporary(bytes, extension), statusCode: response.status };
}

async function getTempFileURL({ fileList }: { fileList: FileName[] }): Promise<object> {
  const file_list = fileList.map((file) => ({
    fileid: idOf(file),
    max_age: typeof file === 'string' ? 7_200 : file.maxAge,
  }));
  const { download_list: list } = await storageAction('batchGetDownloadUrl', { file_list });
  const found = (list as { fileID: string; tempFileURL?: string; code: string }[]).map(
    ({ fileID, tempFileURL = '', code }) =>
      code === 'SUCCESS'
        ? { fileID, tempFileURL, status: 0, errMsg: 'ok', maxAge: 7_200 }
        : { fileID, tempFileURL: '', status: 1, errMsg: code },
  );
  return { fileList: found };
}

async function deleteFile({ fileList }: { fileList: string[] }): Promise<object> {
  const { delete_list: list } = await storageAction('batchDeleteFile', { fileid_list: fileList });
  const done = (list as { fileID: string; code: string }[]).map(({ fileID, code }) =>
    code === 'SUCCESS' ? { fileID, status: 0, errMsg: 'ok' } : { fileID, status: 1, errMsg: code },
  );
  return { fileList: done };
}

/** Names the call in the error that no network leaves behind, as the SDK does. */
function overNetwork<Options extends object>(name: string, run: (options: Options) => Promise<object>) {
  return asynchronous<Options>(`cloud.${name}`, async (options) => {
    try {
      return await run(options);
    } catch (error) {
      if (error instanceof NoAnswer)
        throw Object.assign(new Error(`Error: errCode: -1 | errMsg: ${error.message}`), { errCode: -1 });
      throw error;
    }
  });
}

/** With callbacks it answers the task, which tells how far it is; else a promise. */
function uploadFile(options: Upload): UploadTask | Promise<object> {
  const task = new UploadTask();
  return overNetwork<Upload>('uploadFile', (upload) => sendFile(upload, task))(options) ?? task;
}

/** `wx.cloud`, on the gateway. A page has no database here: our pages ask functions. */
export const cloud: Record<string, unknown> = {
  init: () => undefined,
  callFunction: overNetwork<Call>('callFunction', callFunction),
  uploadFile,
  downloadFile: overNetwork<{ fileID: string }>('downloadFile', downloadFile),
  getTempFileURL: overNetwork<{ fileList: FileName[] }>('getTempFileURL', getTempFileURL),
  deleteFile: overNetwork<{ fileList: string[] }>('deleteFile', deleteFile),
};
