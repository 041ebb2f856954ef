import { openDriver } from '../../../local/cloudbase/documents/driver';
import { keysOf } from '../../../local/cloudbase/documents/keys';
import { decode } from '../../../local/cloudbase/documents/values';
import type { IndexSpec } from '../../../cloudfunctions/domain/collections';

const hex = (key: Buffer) => key.toString('hex').toUpperCase();

/**
 * What is wrong with a data file that nobody has open: pages that SQLite finds damaged, and entries of indexes without
 * a document or documents without an entry. Nothing: `[]`.
 */
export function faultsOf(file: string): string[] {
  const driver = openDriver(file);
  try {
    const rows = driver.prepare('PRAGMA integrity_check').all();
    const damage = rows.map((row) => String(row['integrity_check'])).filter((line) => line !== 'ok');
    const indexes = driver.prepare('SELECT id, collection, name, spec FROM indexes').all();
    return [...damage, ...indexes.flatMap((index) => faultsOfIndex(driver, index))];
  } finally {
    driver.close();
  }
}

function faultsOfIndex(driver: ReturnType<typeof openDriver>, { id, collection, name, spec }: Record<string, unknown>) {
  const index = JSON.parse(spec as string) as IndexSpec;
  const bodies = driver.prepare('SELECT seq, body FROM documents WHERE collection = ?').all(collection);
  const documents = bodies.map(({ seq, body }) => ({ seq, document: decode(body as string) }));
  const wanted = new Set(
    documents.flatMap(({ seq, document }) => keysOf(document, index).map((key) => `${hex(key)} ${String(seq)}`)),
  );
  const entries = driver.prepare("SELECT hex(key) || ' ' || seq AS entry FROM keys WHERE idx = ?").all(id);
  const found = new Set(entries.map(({ entry }) => entry as string));
  return [
    ...[...wanted].filter((entry) => !found.has(entry)).map((entry) => `${String(name)} lacks ${entry}`),
    ...[...found].filter((entry) => !wanted.has(entry)).map((entry) => `${String(name)} has too much: ${entry}`),
  ];
}
