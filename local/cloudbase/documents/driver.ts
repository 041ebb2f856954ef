import Sqlite from 'libsql';

/** A prepared statement. Blobs go in and come out as Buffers. */
export interface Statement {
  run(...values: unknown[]): void;
  get(...values: unknown[]): Record<string, unknown> | undefined;
  all(...values: unknown[]): Record<string, unknown>[];
  iterate(...values: unknown[]): IterableIterator<Record<string, unknown>>;
}

/** What the store needs of an SQL engine; libsql now, Node's own where it has one. */
export interface Driver {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

/**
 * Opens a data file, or `:memory:`. One process owns it: every acknowledged commit is on disk (WAL, synchronous=FULL).
 *
 * @throws Error when another process has it open
 */
export function openDriver(file: string): Driver {
  const database = new Sqlite(file);
  const driver: Driver = {
    exec: (sql) => void database.exec(sql),
    prepare: (sql) => database.prepare(sql) as Statement,
    close: () => void database.close(),
  };
  try {
    driver.exec(
      'PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;',
    );
    driver.exec('BEGIN IMMEDIATE; COMMIT;');
  } catch (error) {
    database.close();
    throw new Error(`The data file ${file} is in use by another process.`, { cause: error });
  }
  return driver;
}
