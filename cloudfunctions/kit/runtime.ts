import { Accounts } from './accounts';
import { AuditTrail } from './audit';
import type { LogLine } from './log';
import { writeLog } from './log';
import { Requests } from './once';
import { keyRing } from './sealed';
import type { KeyRing } from './sealed';

/** Everything a function takes from outside, so that a test can say what it is. */
export interface Runtime<Store> {
  now(): number;
  log(line: LogLine): void;
  keys(): KeyRing;
  accounts: Accounts;
  requests: Requests;
  auditTrail: AuditTrail;
  store: Store;
}

/** The real runtime: the platform's clock and log, keys and first administrator from the function's configuration. */
export function runtime<Store>(openStore: (keys: () => KeyRing, accounts: Accounts) => Store): Runtime<Store> {
  let ring: KeyRing | undefined;
  const keys = () => (ring ??= keyRing(process.env['SEAL_KEYS'] ?? '', process.env['INDEX_KEY'] ?? ''));
  const accounts = new Accounts(keys, process.env['FIRST_ADMIN_OPENID'] ?? null);

  return {
    now: () => Date.now(),
    log: writeLog,
    keys,
    accounts,
    requests: new Requests(keys),
    auditTrail: new AuditTrail(keys),
    store: openStore(keys, accounts),
  };
}
