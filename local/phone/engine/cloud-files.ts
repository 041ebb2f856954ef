import { post } from './network';

interface Wire {
  code?: string;
  message?: string;
  data?: Record<string, unknown>;
}

/** What storage refused, with the numbers of WeChat's SDK. */
export class StorageRefused extends Error {
  readonly errCode: number;
  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.name = 'StorageRefused';
    this.errCode = code === 'STORAGE_FILE_NONEXIST' ? -503_003 : -503_001;
  }
}

/** One action of the storage, in the form that the SDKs send it. @throws NoAnswer | StorageRefused */
export async function storageAction(action: string, fields: object): Promise<Record<string, unknown>> {
  const response = await post('/local/storage', { action: `storage.${action}`, ...fields });
  const text = await response.text();
  const {
    code,
    message = '',
    data,
  } = (text.startsWith('{') ? JSON.parse(text) : { code: String(response.status) }) as Wire;
  if (code !== undefined || data === undefined) throw new StorageRefused(code ?? 'SYS_ERR', message);
  return data;
}

const known = new Map<string, Promise<string | null>>();

/** Where a file of the cloud can be had for a while; `null` when it is not there. Asked once. */
export function temporaryUrl(fileID: string): Promise<string | null> {
  const asked = known.get(fileID) ?? ask(fileID);
  known.set(fileID, asked);
  return asked;
}

async function ask(fileID: string): Promise<string | null> {
  try {
    const { download_list: list } = await storageAction('batchGetDownloadUrl', { file_list: [{ fileid: fileID }] });
    const [found] = list as { tempFileURL?: string }[];
    return found?.tempFileURL || null;
  } catch {
    known.delete(fileID);
    return null;
  }
}
