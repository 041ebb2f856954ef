import { closeSync, existsSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { arriving, MANIFEST } from './archive';
import type { Counts } from './archive';
import { Documents } from './documents';
import type { DocumentsOptions } from './operations';
import { fromWire, isPlain } from './values';
import type { Document } from './values';

/** Bytes read at a time. */
const PIECE = 1 << 20;

/**
 * Makes a data file of an export. It appears whole, under its name, or not at all.
 *
 * @throws Error when the file exists, or the export is not whole, naming the line that cannot be read
 */
export function importInto(folder: string, options: DocumentsOptions): Counts {
  const { file } = options;
  const counts = manifestOf(folder);
  if (existsSync(`${file}-wal`)) throw new Error(`${file}-wal is there already.`);
  return arriving(file, (unfinished) => {
    rmSync(`${unfinished}-wal`, { force: true });
    const documents = new Documents({ ...options, file: unfinished });
    try {
      for (const [name, count] of Object.entries(counts)) {
        if (!(name in options.collections)) documents.addCollection(name);
        documents.insertMany(name, documentsOf(join(folder, `${name}.jsonl`), count));
      }
    } finally {
      documents.close();
    }
    return counts;
  });
}

function manifestOf(folder: string): Counts {
  const file = join(folder, MANIFEST);
  if (!existsSync(file)) throw new Error(`${folder} holds no whole export: it has no ${MANIFEST}.`);
  const { format, counts } = JSON.parse(readFileSync(file, 'utf8')) as { format: number; counts: Counts };
  if (format !== 1) throw new Error(`${file} is of a format that is not known here: ${format}.`);
  return counts;
}

function* documentsOf(file: string, count: number): Generator<Document> {
  let line = 0;
  for (const text of linesOf(file)) {
    line += 1;
    yield documentOf(text, `${file} line ${line}`);
  }
  if (line !== count) throw new Error(`${file} has ${line} of ${count} documents.`);
}

function documentOf(text: string, place: string): Document {
  try {
    const value = fromWire(text, 0);
    if (isPlain(value) && '_id' in value) return value;
  } catch (error) {
    throw new Error(`${place}: ${(error as Error).message}`, { cause: error });
  }
  throw new Error(`${place} is no document with an _id.`);
}

/** The lines of a file that may be larger than memory. */
function* linesOf(file: string): Generator<string> {
  const from = openSync(file, 'r');
  const decoder = new StringDecoder('utf8');
  const bytes = Buffer.alloc(PIECE);
  let rest = '';
  try {
    for (let length = readSync(from, bytes); length > 0; length = readSync(from, bytes)) {
      const lines = (rest + decoder.write(bytes.subarray(0, length))).split('\n');
      rest = lines.pop()!;
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(from);
  }
}
