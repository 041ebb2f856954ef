import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/universal';

/** The cells of a sheet as text, row by row; empty cells are empty strings. */
export type Table = string[][];

/** What one file may unfold to; a small archive can hide a very large one. */
const MOST_UNFOLDED_BYTES = 30_000_000;
const ZIP_MAGIC = Buffer.from('PK\u0003\u0004', 'latin1');

/** The first sheet of an xlsx file, or the rows of a csv in UTF-8 or GB 18030; `null` when it is neither. */
export async function readTable(file: Buffer): Promise<Table | null> {
  if (file.length === 0) return null;
  return file.subarray(0, 4).equals(ZIP_MAGIC) ? readXlsx(file) : readCsv(file);
}

async function readXlsx(file: Buffer): Promise<Table | null> {
  if (unfoldedBytes(file) > MOST_UNFOLDED_BYTES) return null;
  try {
    const rows = await readSheet(Uint8Array.from(file).buffer);
    return rows.map((row) => row.map(textOf));
  } catch {
    return null;
  }
}

/** What the archive says its entries unfold to, without unfolding one; infinite when it is no archive. */
function unfoldedBytes(file: Buffer): number {
  let bytes = 0;
  try {
    unzipSync(file, {
      filter({ originalSize }) {
        bytes += originalSize;
        return false;
      },
    });
    return bytes;
  } catch {
    return Infinity;
  }
}

/** A date cell is read as it stands in the sheet, which knows no time zone: `2022-12-01 14:30`. */
const textOf = (cell: unknown): string =>
  cell instanceof Date ? cell.toISOString().slice(0, 16).replace('T', ' ') : plainText(cell);

const plainText = (cell: unknown): string =>
  typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';

function readCsv(file: Buffer): Table | null {
  const text = decode(file);
  if (text === null || text.includes('\0')) return null;
  const { data } = Papa.parse<string[]>(text, { delimitersToGuess: [',', '\t', ';'], skipEmptyLines: false });
  return data;
}

/** Spreadsheets on Chinese Windows save csv as GB 18030, everybody else as UTF-8, with or without a mark. */
function decode(file: Buffer): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(file);
    } catch {
      continue;
    }
  }
  return null;
}
