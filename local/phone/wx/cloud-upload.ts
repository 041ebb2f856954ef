import { storageAction } from '../engine/cloud-files';
import { fileStore, typeOf } from '../engine/file-store';
import { upload } from '../engine/network';

/** What a page asks to be uploaded. */
export interface Upload {
  cloudPath: string;
  filePath: string;
}
interface UploadMetadata {
  url: string;
  token: string;
  authorization: string;
  fileId: string;
  cosFileId: string;
}
interface Progress {
  /** 0 to 100. */
  progress: number;
  totalBytesSent: number;
  totalBytesExpectedToSend: number;
}
type Listener = (progress: Progress) => void;

/** What the cloud did not do, with the number of WeChat's SDK. */
export const failed = (message: string, errCode: number) => Object.assign(new Error(message), { errCode });

/** An upload on its way, as a page holds it. */
export class UploadTask {
  private readonly listeners = new Set<Listener>();
  private readonly stopper = new AbortController();
  readonly signal = this.stopper.signal;

  onProgressUpdate(listener: Listener): void {
    this.listeners.add(listener);
  }

  offProgressUpdate(listener: Listener): void {
    this.listeners.delete(listener);
  }

  abort(): void {
    this.stopper.abort();
  }

  tell(sent: number, whole: number): void {
    const progress = Math.floor((sent / Math.max(1, whole)) * 100);
    this.listeners.forEach((listener) => listener({ progress, totalBytesSent: sent, totalBytesExpectedToSend: whole }));
  }
}

/** Two steps, as the SDKs do it: where to, and the bytes. @throws NoAnswer | StorageRefused | Error with `errCode` */
export async function sendFile({ cloudPath, filePath }: Upload, task: UploadTask): Promise<object> {
  const file = fileStore.get(filePath);
  if (!file) throw failed(`file not found "${filePath}"`, -401_002);
  if (!cloudPath || cloudPath.startsWith('/')) throw failed('cloudPath is not valid', -403_002);
  const told = (await storageAction('getUploadMetadata', {
    path: cloudPath,
    method: 'put',
  })) as unknown as UploadMetadata;
  const headers = {
    'content-type': typeOf(filePath),
    signature: told.authorization,
    authorization: told.authorization,
    'x-cos-security-token': told.token,
    'x-cos-meta-fileid': told.cosFileId,
    key: encodeURIComponent(cloudPath),
  };
  const put = { method: 'PUT', headers, body: file.bytes, signal: task.signal };
  const response = await upload(told.url, put, (sent, whole) => task.tell(sent, whole));
  const answer = await response.text();
  const code = /<Code>(.*?)<\/Code>/.exec(answer)?.[1];
  if (!response.ok || code) throw failed(code ?? `upload ended with ${response.status}`, -403_001);
  return { fileID: told.fileId, statusCode: 204 };
}
