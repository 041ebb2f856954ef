import { createHash, randomBytes } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PlatformError } from '../platform-error';

/** What a disk says when it takes no more. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * The files of the bucket, on disk; one is there whole or not at all. Each lies under the hash of its path, so that no
 * path of a caller's reaches the disk, and `A`, `a` and `a/b` may all be files.
 */
export class FileStore {
  private readonly unfinished: string;

  /** @param folder is made when it is missing; what a power cut left unfinished in it is thrown away */
  constructor(private readonly folder: string) {
    this.unfinished = join(folder, 'unfinished');
    rmSync(this.unfinished, { recursive: true, force: true });
  }

  /**
   * Writes a file, over one of the same path; it is on disk when this resolves.
   *
   * @throws PlatformError STORAGE_REQUEST_FAIL when the disk is full; nothing was written then
   */
  async put(path: string, content: Uint8Array): Promise<void> {
    const draft = join(this.unfinished, randomBytes(8).toString('hex'));
    const place = this.placeOf(path);
    try {
      await mkdir(this.unfinished, { recursive: true });
      await mkdir(dirname(place), { recursive: true });
      await writeThrough(draft, content);
      await rename(draft, place);
      await syncFolder(dirname(place));
    } catch (error) {
      await rm(draft, { force: true });
      throw FULL.has((error as NodeJS.ErrnoException).code ?? '') ? storageFull() : error;
    }
  }

  /** What is in a file. @throws Error when there is none */
  read(path: string): Promise<Buffer> {
    return readFile(this.placeOf(path));
  }

  /** Bytes of a file, or `null` when there is none. */
  size(path: string): number | null {
    return statSync(this.placeOf(path), { throwIfNoEntry: false })?.size ?? null;
  }

  /** Removes a file; `false` when there was none. */
  remove(path: string): boolean {
    if (this.size(path) === null) return false;
    rmSync(this.placeOf(path));
    return true;
  }

  private placeOf(path: string): string {
    const hash = createHash('sha256').update(path).digest('hex');
    return join(this.folder, hash.slice(0, 2), hash.slice(2));
  }
}

/** Why an upload fails where there is no room. */
export const storageFull = () => new PlatformError('STORAGE_REQUEST_FAIL', 'The storage is full, nothing was written');

async function writeThrough(file: string, content: Uint8Array): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A new name is only safe with its folder; Windows keeps folders itself and lets nobody sync them. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
