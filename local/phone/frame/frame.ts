import { showCalls, showMessages } from './ledger';
import { ask, newcomer } from './machine';
import type { MeteredCall, Person } from './machine';
import { find, readSwitches, showClock, showSwitches, showTime } from './panel';
import { codesFor, readCodes, showScanner } from './scanner-box';
import { Table } from './table';

const WATCH_MS = 1_500;
const BUILD_MS = 400;

async function watch(table: Table): Promise<void> {
  const [{ now }, { recent }] = await Promise.all([
    ask<{ now: number }>('/local/clock'),
    ask<{ recent: MeteredCall[] }>('/local/meter'),
  ]);
  showTime(now);
  showCalls(recent);
  readCodes(table);
  await showMessages(table);
}

/** A machine that ended is waited for. */
const patiently = (act: () => Promise<void>) => () => void act().catch(() => undefined);

/** Opens every screen anew when the pages were built anew. */
function followBuild(table: Table): void {
  let known: string | null = null;
  const look = async () => {
    const { built } = await ask<{ built: string }>('app/built.json');
    if (known !== null && known !== built) table.phones.forEach((phone) => phone.reload());
    known = built;
  };
  setInterval(patiently(look), BUILD_MS);
}

async function start(): Promise<void> {
  const people = [...(await ask<Person[]>('/local/people')), newcomer()];
  showSwitches(() => table);
  const table: Table = new Table(find('.phones'), people, () => queueMicrotask(() => readSwitches(table)));
  Object.assign(window, { codesFor: (screen: Window) => codesFor(table, screen) });
  showClock(() => {
    table.phones.forEach((phone) => phone.reload());
    void watch(table);
  });
  showScanner(() => table);
  followBuild(table);
  setInterval(
    patiently(() => watch(table)),
    WATCH_MS,
  );
  await watch(table);
}

void start();
