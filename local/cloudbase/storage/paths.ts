import { PlatformError } from '../platform-error';

/** The one bucket there is, as file ids name it. */
const BUCKET = 'cloud://local.6c6f-local-1300000000/';
/** Bytes of a path; the object store's own limit. */
const MOST_PATH = 850;

/**
 * A path of the bucket as it may be used: segments joined by slashes.
 *
 * @throws PlatformError STORAGE_PATH_INVALID for what climbs, is absolute, empty, too long or not printable
 */
export function bucketPath(path: unknown): string {
  if (typeof path !== 'string' || Buffer.byteLength(path) > MOST_PATH) throw invalid();
  const segments = path.split('/');
  const isSound = (segment: string) => segment !== '' && !/^\.{1,2}$/.test(segment);
  if (/[\u0000-\u001f\u007f\\]/.test(path) || !segments.every(isSound)) throw invalid();
  return path;
}

/** The file id of a path. */
export const fileIdOf = (path: string) => `${BUCKET}${path}`;

/** The object store's own name of a file, which travels in a header and so has no letters but ASCII's. */
export const objectIdOf = (path: string) => Buffer.from(path).toString('base64url');

/** The path that a file id names, or `null` when it names none of this bucket. */
export function pathOf(fileId: unknown): string | null {
  if (typeof fileId !== 'string' || !fileId.startsWith(BUCKET)) return null;
  try {
    return bucketPath(fileId.slice(BUCKET.length));
  } catch {
    return null;
  }
}

const invalid = () => new PlatformError('STORAGE_PATH_INVALID', 'the path of the file is not valid');
