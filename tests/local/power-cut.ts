import { join } from 'node:path';
import { fixedClock } from '../../local/cloudbase/clock';
import { Documents } from '../../local/cloudbase/documents/documents';
import type { Document } from '../../local/cloudbase/documents/values';
import { chanceOf } from '../../local/demo/chance';
import { clientsOf } from './clients';
import type { Post } from './clients';
import { startDatabaseProcess } from './database-process';
import { faultsOf } from './documents/consistency';
import { dataFolder } from './machine';

/** What was told before the power went, over all the cuts of one data file. */
interface Told {
  added: Set<string>;
  /** Transfers by their ids. */
  moved: Set<string>;
  increased: number;
  /** Increases whose answer never came. */
  unsure: number;
}

/** What came of the cuts; every list is empty when nothing was lost or torn. */
export interface CutReport {
  acknowledged: number;
  lost: string[];
  half: string[];
  faults: string[];
}

const WRITERS = 8;
const PURSE = 1_000_000;
/** Cuts that one data file lives through. */
const CUTS_OF_A_FILE = 20;
const TEXT = '娘家人'.repeat(40);

/** The process of a database is killed at a random moment, so many times, while writers, a counter and transfers run. */
export async function powerCuts(cuts: number, seed: number): Promise<CutReport> {
  const chance = chanceOf(seed);
  const report: CutReport = { acknowledged: 0, lost: [], half: [], faults: [] };
  for (let done = 0; done < cuts; done += CUTS_OF_A_FILE) {
    const folder = dataFolder();
    const file = join(folder.path, 'documents.db');
    const told: Told = { added: new Set(), moved: new Set(), increased: 0, unsure: 0 };
    for (let cut = done; cut < Math.min(cuts, done + CUTS_OF_A_FILE); cut += 1) {
      await underLoad(file, told, cut, 50 + chance.below(500));
      check(file, told, report);
    }
    report.acknowledged += told.added.size + told.moved.size + told.increased;
    folder.remove();
  }
  return report;
}

/** Writers run until the process is gone. @param ms after so many it is killed */
async function underLoad(file: string, told: Told, cut: number, ms: number): Promise<void> {
  const database = await startDatabaseProcess(file);
  const clients = clientsOf(`${database.url}/admin`, WRITERS + 2);
  const { post } = clients;
  if (cut % CUTS_OF_A_FILE === 0) await begin(post);
  const writers = Array.from(
    { length: WRITERS },
    (_, writer) => (n: number) => addOne(post, told, `${cut}-${writer}-${n}`),
  );
  const work = [...writers, () => increase(post, told), (n: number) => transfer(post, told, `move-${cut}-${n}`)];
  const running = work.map((operation) => untilGone(operation));
  setTimeout(() => void database.kill(), ms);
  await Promise.all(running);
  clients.close();
}

async function untilGone(operation: (n: number) => Promise<void>): Promise<void> {
  try {
    for (let n = 0; ; n += 1) await operation(n);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ECONNRESET' && code !== 'ECONNREFUSED' && code !== 'EPIPE') throw error;
  }
}

const ask = async (post: Post, action: string, more: object): Promise<Record<string, string>> => {
  const answer = JSON.parse(await post(JSON.stringify({ action, collectionName: 'things', ...more }))) as object;
  if ('code' in answer) throw new Error(JSON.stringify(answer));
  return answer as Record<string, string>;
};
const insert = (post: Post, document: Document, transaction: object = {}) =>
  ask(post, 'database.insertDocument', { data: [JSON.stringify(document)], ...transaction });
const change = (post: Post, _id: string, n: number, transaction: object = {}) =>
  ask(post, 'database.modifyDocument', {
    query: JSON.stringify({ _id }),
    data: JSON.stringify({ $inc: { n } }),
    ...transaction,
  });

async function begin(post: Post): Promise<void> {
  for (const [_id, n] of Object.entries({ counter: 0, from: PURSE, to: 0 })) await insert(post, { _id, code: _id, n });
}

async function addOne(post: Post, { added }: Told, name: string): Promise<void> {
  await insert(post, { _id: name, code: name, kind: `kind-${name.length}`, n: added.size, text: TEXT });
  added.add(name);
}

async function increase(post: Post, told: Told): Promise<void> {
  told.unsure += 1;
  await change(post, 'counter', 1);
  told.unsure -= 1;
  told.increased += 1;
}

/** One from a purse to the other, and a receipt: all three in a transaction. */
async function transfer(post: Post, { moved }: Told, name: string): Promise<void> {
  const { transactionId } = await ask(post, 'database.startTransaction', {});
  await change(post, 'from', -1, { transactionId });
  await change(post, 'to', 1, { transactionId });
  await insert(post, { _id: name, code: name, kind: 'receipt', text: TEXT }, { transactionId });
  await ask(post, 'database.commitTransaction', { transactionId });
  moved.add(name);
}

function check(file: string, told: Told, report: CutReport): void {
  report.faults.push(...faultsOf(file));
  const documents = new Documents({ file, collections: {}, clock: fixedClock(0) });
  const rows = new Map(documents.all('things').map((row) => [String(row['_id']), row]));
  documents.close();
  const n = (id: string) => Number(rows.get(id)?.['n']);
  report.lost.push(...[...told.added, ...told.moved].filter((id) => !rows.has(id)));
  if (n('counter') < told.increased) report.lost.push(`${told.increased - n('counter')} of the counter`);
  if (n('counter') > told.increased + told.unsure) report.half.push('the counter counted too much');

  const purses = new Set(['counter', 'from', 'to']);
  const written = [...rows.entries()].filter(([id]) => !purses.has(id));
  report.half.push(...written.filter(([id, row]) => row['text'] !== TEXT || row['code'] !== id).map(([id]) => id));
  const receipts = written.filter(([, row]) => row['kind'] === 'receipt').length;
  if (n('from') + n('to') !== PURSE || n('to') !== receipts) report.half.push('a transfer');
}
