import { PlatformError } from '../platform-error';
import { bucketPath, objectIdOf } from '../storage/paths';
import { MOST_FILES } from '../storage/storage';
import type { Storage } from '../storage/storage';

type Fields = Readonly<Record<string, unknown>>;
type StorageAction = (storage: Storage, fields: Fields) => object | Promise<object>;

/** The list under a name, of at most fifty entries. @throws PlatformError INVALID_PARAM */
function listOf(fields: Fields, name: string): unknown[] {
  const list = fields[name];
  if (Array.isArray(list) && list.length > 0 && list.length <= MOST_FILES) return list as unknown[];
  throw new PlatformError('INVALID_PARAM', `${name} is a list of 1 to ${MOST_FILES} files`);
}

const fieldsOf = (value: unknown) => Object(value) as Fields;

/** What the storage actions of the SDK do; each answers what stands under `data`. */
export const STORAGE_ACTIONS: Readonly<Record<string, StorageAction>> = {
  'storage.getUploadMetadata': (storage, { path }) => storage.uploadTo(path),

  'storage.batchGetDownloadUrl': (storage, fields) => ({
    download_list: listOf(fields, 'file_list').map((entry) => {
      const { fileid, max_age: seconds } = fieldsOf(entry);
      return storage.downloadFrom(String(fileid), typeof seconds === 'number' ? seconds : null);
    }),
  }),

  'storage.batchDeleteFile': (storage, fields) => ({
    delete_list: listOf(fields, 'fileid_list').map((fileId) => storage.remove(String(fileId))),
  }),

  async 'storage.batchCopyFile'(storage, fields) {
    const copies = listOf(fields, 'file_list').map((entry) => {
      const { src_path: from, dst_path: to, overwrite, remove_original: remove } = fieldsOf(entry);
      return storage.copy(from, to, { overwrite: overwrite !== false, remove: remove === true });
    });
    return { copy_list: await Promise.all(copies) };
  },

  /** Everybody may read and nobody but the functions may write: the bucket's own rule here. */
  'storage.getFileAuthority': (_storage, fields) =>
    listOf(fields, 'fileList').map((entry) => {
      const { path, type } = fieldsOf(entry);
      return { path, cosFileId: objectIdOf(bucketPath(path)), read: type === 'READ' };
    }),
};
