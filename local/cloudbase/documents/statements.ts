/** Documents in the order they came, and the keys of their indexes. */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS indexes (id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, name TEXT NOT NULL,
  spec TEXT NOT NULL, multikey INTEGER NOT NULL, UNIQUE (collection, name));
CREATE TABLE IF NOT EXISTS documents (seq INTEGER PRIMARY KEY, collection INTEGER NOT NULL, id BLOB NOT NULL,
  body TEXT NOT NULL, UNIQUE (collection, id));
CREATE TABLE IF NOT EXISTS keys (idx INTEGER NOT NULL, key BLOB NOT NULL, seq INTEGER NOT NULL,
  PRIMARY KEY (idx, key, seq)) WITHOUT ROWID;`;

/** A unique key has one holder; while a transaction moves keys round, a few more. */
const MOST_RIVALS = 100;

/**
 * Every statement of the store. Nothing writes through `get`: libsql leaves a statement that fails there open, and would
 * run it with the values of the failed write the next time, whatever it is given.
 */
export const STATEMENTS = {
  document: 'SELECT body FROM documents WHERE collection = ? AND id = ?',
  put: `INSERT INTO documents (collection, id, body) VALUES (?, ?, ?)
    ON CONFLICT (collection, id) DO UPDATE SET body = excluded.body`,
  drop: 'DELETE FROM documents WHERE collection = ? AND id = ?',
  place: 'SELECT seq FROM documents WHERE collection = ? AND id = ?',
  count: 'SELECT count(*) AS total FROM documents WHERE collection = ?',
  scan: 'SELECT seq, body FROM documents WHERE collection = ? ORDER BY seq',
  byId: `SELECT body FROM documents WHERE collection = ? AND id >= ? AND id < ? ORDER BY id
    LIMIT ifnull(?, 0) OFFSET ifnull(?, 0)`,
  byIdBackwards: `SELECT body FROM documents WHERE collection = ? AND id >= ? AND id < ? ORDER BY id DESC
    LIMIT ifnull(?, 0) OFFSET ifnull(?, 0)`,
  addKey: 'INSERT OR IGNORE INTO keys (idx, key, seq) VALUES (?, ?, ?)',
  dropKey: 'DELETE FROM keys WHERE idx = ? AND key = ? AND seq = ?',
  dropKeys: 'DELETE FROM keys WHERE idx = ?',
  rivals: `SELECT d.body FROM keys k JOIN documents d ON d.seq = k.seq
    WHERE k.idx = ? AND k.key = ? AND d.id <> ? LIMIT ${MOST_RIVALS}`,
  forwards: `SELECT d.body FROM keys k JOIN documents d ON d.seq = k.seq
    WHERE k.idx = ? AND k.key >= ? AND k.key < ? ORDER BY k.key, k.seq LIMIT ifnull(?, 0) OFFSET ifnull(?, 0)`,
  backwards: `SELECT d.body FROM keys k JOIN documents d ON d.seq = k.seq
    WHERE k.idx = ? AND k.key >= ? AND k.key < ? ORDER BY k.key DESC, k.seq LIMIT ifnull(?, 0) OFFSET ifnull(?, 0)`,
  addCollection: 'INSERT INTO collections (name) VALUES (?)',
  collectionId: 'SELECT id FROM collections WHERE name = ?',
  addIndex: 'INSERT INTO indexes (collection, name, spec, multikey) VALUES (?, ?, ?, 0)',
  indexId: 'SELECT id FROM indexes WHERE collection = ? AND name = ?',
  markLists: 'UPDATE indexes SET multikey = ? WHERE id = ?',
  dropIndex: 'DELETE FROM indexes WHERE id = ?',
} as const;
