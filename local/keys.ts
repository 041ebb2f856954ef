import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The variables that functions find their keys in; see docs/operations.md. */
export interface KeyVariables {
  SEAL_KEYS: string;
  INDEX_KEY: string;
}

/** The keys of a data folder; made once, since what they sealed could not be opened with others. */
export function keysOf(dataDir: string): KeyVariables {
  const file = join(dataDir, 'keys.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as KeyVariables;
  const key = () => randomBytes(32).toString('base64');
  const variables = { SEAL_KEYS: `k1:${key()}`, INDEX_KEY: key() };
  writeFileSync(file, JSON.stringify(variables), { mode: 0o600 });
  return variables;
}
