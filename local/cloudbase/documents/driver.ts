import Sqlite from 'libsql';

/** A prepared statement. Blobs go in and come out as Buffers. */
export interface Statement {
  run(...values: unknown[]): void;
  get(...values: unknown[]): Record<string, unknown> | undefined;
  all(...values: unknown[]): Record<string, unknown>[];
  /** Rows one after another; may be left early. One at a time for each statement. */
  iterate(...values: unknown[]): IterableIterator<Record<string, unknown>>;
}

/** What the store needs of an SQL engine; libsql now, Node's own where it has one. */
export interface Driver {
  exec(sql: string): void;
  inTransaction(): boolean;
  prepare(sql: string): Statement;
  close(): void;
}

/** Bytes of a page of the file, SQLite's own choice. */
const PAGE_BYTES = 4_096;

const SETTINGS = `PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
PRAGMA cache_size=-65536; PRAGMA secure_delete=FAST;`;

/**
 * Opens a data file, or `:memory:`. One process owns it: every acknowledged commit is on disk (WAL, synchronous=FULL).
 *
 * @param mostBytes the file grows no further, as on a disk of that size
 * @throws Error when another process has it open
 */
export function openDriver(file: string, mostBytes = Infinity): Driver {
  const database = new Sqlite(file);
  const driver: Driver = {
    exec: (sql) => void database.exec(sql),
    inTransaction: () => database.inTransaction,
    prepare: (sql) => closingCursors(database.prepare(sql) as Statement),
    close: () => void database.close(),
  };
  try {
    driver.exec(SETTINGS);
    driver.exec('BEGIN IMMEDIATE; COMMIT;');
  } catch (error) {
    database.close();
    throw new Error(`The data file ${file} is in use by another process.`, { cause: error });
  }
  if (mostBytes < Infinity) driver.exec(`PRAGMA max_page_count=${Math.ceil(mostBytes / PAGE_BYTES)}`);
  return driver;
}

/**
 * A cursor of libsql that is left early stays open, and the log could never be emptied behind it. Running the statement
 * for nulls, which no comparison meets, closes it.
 */
function closingCursors(statement: Statement): Statement {
  function* iterate(...values: unknown[]) {
    const rows = statement.iterate(...values);
    let row = rows.next();
    try {
      for (; row.done !== true; row = rows.next()) yield row.value;
    } finally {
      if (row.done !== true) statement.get(values.map(() => null));
    }
  }
  return {
    run: (...values) => statement.run(...values),
    get: (...values) => statement.get(...values),
    all: (...values) => statement.all(...values),
    iterate,
  };
}
