import type { Clock } from '../clock';
import { PlatformError } from '../platform-error';
import { FileStore, storageFull } from './file-store';
import { bucketPath, fileIdOf, objectIdOf, pathOf } from './paths';
import { Tickets } from './tickets';
import type { Errand } from './tickets';

/** How long an address to upload to is good for, seconds. */
const UPLOAD_SECONDS = 900;
/** How long a download address is good for when nobody says, seconds. */
const USUAL_SECONDS = 7_200;
/** Files of one request at most; the platform's limit. */
export const MOST_FILES = 50;

/** One file of a batch, and how it went. */
export interface FileOutcome {
  fileID: string;
  code: string;
  /** Only of a download address; empty when there is no file. */
  tempFileURL?: string;
}

/** The cloud's storage: files by path, addresses that are good for a while. */
export class Storage {
  readonly files: FileStore;
  readonly tickets: Tickets;

  /**
   * @param origin where the addresses begin, known once the server listens
   * @param isFull whether the next file is to find no room
   */
  constructor(
    folder: string,
    clock: Clock,
    private readonly origin: () => string,
    private readonly isFull: () => boolean = () => false,
  ) {
    this.files = new FileStore(folder);
    this.tickets = new Tickets(clock);
  }

  /** Where, and with which headers, a file is to be put. @throws PlatformError STORAGE_PATH_INVALID */
  uploadTo(path: unknown) {
    const target = bucketPath(path);
    const authorization = this.tickets.issue('put', target, UPLOAD_SECONDS);
    const names = { fileId: fileIdOf(target), cosFileId: objectIdOf(target) };
    return { url: this.addressOf(target), token: 'local', authorization, ...names };
  }

  /** Keeps a file; it is on disk when this resolves. @throws PlatformError STORAGE_REQUEST_FAIL when there is no room */
  async put(path: string, content: Uint8Array): Promise<void> {
    if (this.isFull()) throw storageFull();
    await this.files.put(path, content);
  }

  /** An address to download a file from. @param seconds null: two hours */
  downloadFrom(fileID: string, seconds: number | null): FileOutcome {
    const path = pathOf(fileID);
    if (path === null || this.files.size(path) === null) {
      return { fileID, tempFileURL: '', code: 'STORAGE_FILE_NONEXIST' };
    }
    const ticket = this.tickets.issue('get', path, seconds ?? USUAL_SECONDS);
    return { fileID, tempFileURL: `${this.addressOf(path)}?sign=${ticket}`, code: 'SUCCESS' };
  }

  remove(fileID: string): FileOutcome {
    const path = pathOf(fileID);
    return { fileID, code: path !== null && this.files.remove(path) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' };
  }

  /** Copies, or moves, a file within the bucket. @throws PlatformError STORAGE_PATH_INVALID */
  async copy(from: unknown, to: unknown, { overwrite = true, remove = false }): Promise<FileOutcome> {
    const [source, target] = [bucketPath(from), bucketPath(to)];
    const fileID = fileIdOf(target);
    if (this.files.size(source) === null) return { fileID, code: 'STORAGE_FILE_NONEXIST' };
    if (!overwrite && this.files.size(target) !== null) return { fileID, code: 'STORAGE_FILE_EXIST' };
    await this.put(target, await this.files.read(source));
    if (remove) this.files.remove(source);
    return { fileID, code: 'SUCCESS' };
  }

  /** The path of an address, when its ticket is good for the errand. @throws PlatformError SignatureDoesNotMatch */
  admit(errand: Errand, encodedPath: string, ticket: string): string {
    const path = decoded(encodedPath);
    if (!this.tickets.isGood(ticket, errand, path)) {
      throw new PlatformError('SignatureDoesNotMatch', 'The signature of the address is not valid, or out of date');
    }
    return bucketPath(path);
  }

  /** Not percent-encoded: the SDK encodes addresses itself before it uses them. */
  private addressOf(path: string): string {
    return `${this.origin()}/cos/${path}`;
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new PlatformError('STORAGE_PATH_INVALID', 'the path of the file is not valid');
  }
}
