import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { collections } from '../../cloudfunctions/domain/collections';
import type { Reply } from '../../cloudfunctions/kit/contract';
import { start } from '../../cloudfunctions/warmth';
import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import { SHARD_UNITS } from '../../cloudfunctions/warmth/rules/shares';
import { fixedClock } from '../../local/cloudbase/clock';
import { Documents } from '../../local/cloudbase/documents/documents';
import { TEST_KEYS } from '../kit/keys';
import { median, rounded } from '../local/clients';
import { dataFolder } from '../local/machine';
import { layCast } from '../warmth/cast';
import { instant, NOON, office } from '../warmth/facts';
import { keepResult } from './results';
import { plainClaims, plainCollections } from './warmth-transactions';
import type { Ended } from './warmth-transactions';

const GOAL = 4;
const COURIERS = Number(process.env['BENCH_COURIERS'] ?? 1_000);
const KITS = COURIERS / 4;
const AT_ONCE = 200;
const STATION = 's0';
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 1);
const couriers = Array.from({ length: COURIERS }, (_, i) => `c-${i}`);

/** How far the database is, each way. */
const AWAY_MS = 4;

/** Claims for a person, however it does it. */
type Claim = (person: string) => Promise<Ended>;

/** What a crowd came to. */
interface Rush {
  /** Taps that were answered, a second. */
  perSecond: number;
  p50: number;
  p99: number;
  taps: number;
  claimed: number;
  oversold: number;
  /** Kits left, though people went without one. */
  unsold: number;
  gaveUp: number;
}

/** Everybody taps at the one station that all of them know, two hundred at once. */
async function crowd(claim: Claim): Promise<{ took: number[]; seconds: number; ends: Ended[] }> {
  const took: number[] = [];
  const ends: Ended[] = [];
  const visit = async (person: string) => {
    const from = performance.now();
    ends.push(await claim(person));
    took.push(performance.now() - from);
  };
  const from = performance.now();
  await forEverybody(visit);
  return { took, seconds: (performance.now() - from) / 1_000, ends };
}

/** Does something for every courier, two hundred at once. */
async function forEverybody(act: (person: string) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < couriers.length) await act(couriers[next++]!);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Opens the pages, and with them the connections that the taps will use. */
type Prepare = () => Promise<Claim>;

/** What lies in the database before the crowd comes. */
function lay(file: string): void {
  const all = { ...collections, ...plainCollections };
  const documents = new Documents({ file, collections: all, clock: fixedClock(instant(NOON)) });
  layCast(documents, [STATION], couriers);
  documents.insertMany('plainStock', [{ _id: STATION, left: KITS }]);
  documents.close();
}

/** One crowd on a durable database in a process of its own; what is prepared is not measured. @param away milliseconds, each way */
async function rush(prepare: Prepare, away: number): Promise<Rush> {
  const folder = dataFolder();
  const file = join(folder.path, 'documents.db');
  lay(file);
  const program = [
    '--import',
    'tsx',
    join(__dirname, '../warmth/database-program.ts'),
    file,
    String(away),
    ...Object.keys(plainCollections),
  ];
  const database = spawn(process.execPath, program, { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: database.stdout }), 'line')) as [string];
  Object.assign(process.env, JSON.parse(line), TEST_KEYS);
  const [now, log] = [Date.now, console.log];
  Date.now = () => instant(NOON);
  console.log = () => undefined;
  try {
    return toldOf(await crowd(await prepare()));
  } finally {
    [Date.now, console.log] = [now, log];
    const ended = once(database, 'exit');
    database.kill('SIGKILL');
    await ended;
    folder.remove();
  }
}

function toldOf({ took, seconds, ends }: Awaited<ReturnType<typeof crowd>>): Rush {
  const sorted = [...took].sort((a, b) => a - b);
  const claimed = ends.filter((end) => end === 'claimed').length;
  return {
    perSecond: rounded(took.length / seconds),
    p50: Math.round(median(sorted)),
    p99: Math.round(sorted[Math.floor(sorted.length * 0.99)]!),
    taps: took.length,
    claimed,
    oversold: Math.max(0, claimed - KITS),
    unsold: Math.max(0, KITS - claimed),
    gaveUp: ends.filter((end) => end === 'gaveUp').length,
  };
}

/** The function itself, through its door, with the tickets that the open pages hold. */
const ours: Prepare = async () => {
  const main = start();
  const tap = async <A extends keyof WarmthApi>(openid: string, action: A, input: WarmthApi[A]['input']) =>
    (await main(
      { action, input, requestId: `tap-${openid}-${action}-${JSON.stringify(input).length}` },
      { environment: JSON.stringify({ WX_OPENID: openid }) },
    )) as Reply<WarmthApi[A]['output']>;
  await main(
    { action: 'allotKits', input: { campaignId: 'w1', stationId: STATION, count: KITS }, requestId: 'allot-kits' },
    { environment: JSON.stringify({ WX_OPENID: office.openid }) },
  );
  const tickets = new Map<string, string>();
  await forEverybody(async (openid) => {
    const reply = await tap(openid, 'readOffers', {});
    tickets.set(openid, reply.ok ? reply.data.offers[0]!.ticket! : '');
  });
  const shards = Math.ceil(KITS / SHARD_UNITS);
  return async (openid) => {
    const reply = await tap(openid, 'claimKit', { ticket: tickets.get(openid)!, stationId: STATION, shards });
    if (reply.ok) return 'claimed';
    if (reply.code === 'SOLD_OUT') return 'soldOut';
    if (reply.code === 'CONFLICT') return 'gaveUp';
    throw new Error(reply.code);
  };
};

const transactions: Prepare = async () => {
  const { look, claim } = plainClaims();
  await forEverybody(look);
  return (person) => claim(person, STATION);
};

const middle = (rounds: Rush[]) => [...rounds].sort((a, b) => a.perSecond - b.perSecond)[rounds.length >> 1]!;

const isWrong = ({ oversold, unsold, gaveUp }: Rush) => oversold + unsold + gaveUp > 0;

/** Both versions in turns. @throws Error when ours left or made a kit */
async function compare(away: number) {
  const rounds: { ours: Rush; transactions: Rush }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ ours: await rush(ours, away), transactions: await rush(transactions, away) });
  }
  if (rounds.some((one) => isWrong(one.ours))) throw new Error('Kits were oversold or unsold.');
  const ratios = rounds.map((one) => one.ours.perSecond / one.transactions.perSecond);
  return {
    ratio: rounded(median(ratios)),
    ratios: ratios.map(rounded),
    ours: middle(rounds.map((one) => one.ours)),
    transactions: middle(rounds.map((one) => one.transactions)),
  };
}

/**
 * A flash crowd claims by us and by transactions of the SDK: at least four times as many answers a second where the
 * database is a few milliseconds away. Beside it, without a goal, one with no delay.
 */
export default async function benchWarmth(): Promise<void> {
  const result = {
    goal: `${GOAL} × the answers a second of a version on the SDK's transactions, ${AWAY_MS} ms from the database`,
    crowd: { couriers: COURIERS, kits: KITS, atOnce: AT_ONCE, rounds: ROUNDS },
    away: await compare(AWAY_MS),
    noDelay: await compare(0),
  };
  console.log(JSON.stringify(result, null, 2));
  keepResult('warmth', result);
  if (result.away.ratio < GOAL) throw new Error(`${result.away.ratio} × the transactions.`);
}
