import Sqlite from 'libsql';

/** A prepared statement. Blobs go in as Buffers and come out as ArrayBuffers. */
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

/** Pages kept in memory, KiB: more makes loading faster, less leaves room for the functions below 300 MB. */
const CACHE_KIB = 32_768;
const SETTINGS = `PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
PRAGMA cache_size=-${CACHE_KIB}; PRAGMA secure_delete=FAST;`;

/**
 * Opens a data file, or `:memory:`. One process owns it: every acknowledged commit is on disk (WAL, synchronous=FULL).
 *
 * @throws Error when another process has it open, or it is no data file
 */
export function openDriver(file: string): Driver {
  const database = new Sqlite(file);
  const driver: Driver = {
    exec: (sql) => void database.exec(sql),
    inTransaction: () => database.inTransaction,
    prepare: (sql) => closingCursors(database.prepare(sql) as Statement),
    close: () => leave(database),
  };
  try {
    driver.exec(SETTINGS);
    driver.exec('BEGIN IMMEDIATE; COMMIT;');
  } catch (error) {
    database.close();
    if (codeOf(error) !== 'SQLITE_BUSY') throw error;
    throw new Error(`The data file ${file} is in use by another process.`, { cause: error });
  }
  return driver;
}

/**
 * libsql keeps a closed file open, and locked, until its last statement is collected: so the log is emptied and the lock
 * given up first. A full disk takes no more of the log; it stays then, and is read at the next opening.
 */
function leave(database: Sqlite.Database): void {
  try {
    database.exec('PRAGMA journal_mode=DELETE; PRAGMA locking_mode=NORMAL; BEGIN IMMEDIATE; COMMIT;');
  } catch (error) {
    if (codeOf(error) !== 'SQLITE_FULL') throw error;
  } finally {
    database.close();
  }
}

/** The engine's name of an error, such as SQLITE_FULL; `undefined` for an error of another kind. */
export const codeOf = (error: unknown) => (error as { code?: string }).code;

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
      // As a list: a single null would be taken for named values.
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
