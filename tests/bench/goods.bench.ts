import { collections } from '../../cloudfunctions/domain/collections';
import type { LogLine } from '../../cloudfunctions/kit/log';
import { actions, start } from '../../cloudfunctions/warmth';
import { gone } from '../../cloudfunctions/warmth/rules/movements';
import { fixedClock } from '../../local/cloudbase/clock';
import { startCloudBase } from '../../local/cloudbase/server';
import { chanceOf } from '../../local/demo/chance';
import { GoodsBook } from '../../local/demo/goods-book';
import { sealedRow } from '../../local/demo/sealed-row';
import { anAccount, aPerson, city, keys, secretary, units } from '../kit/people';
import { TEST_KEYS } from '../kit/keys';
import { keepResult } from './results';

const SMALL = 1_000;
const LARGE = Number(process.env['BENCH_MOVEMENTS'] ?? 100_000);
const SITES = 120;
const ITEMS = 20;
const AT = Date.parse('2022-12-02T09:00:00+08:00');
const REPEATS = 5;

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** A month of purchases and hand-outs at random sites. */
function aMonth(count: number): GoodsBook {
  const chance = chanceOf(count);
  const book = new GoodsBook([]);
  for (let i = 0; i < count; i += 1) {
    const siteId = `station:s${chance.below(SITES)}`;
    const site = { id: siteId, orgPath: `bj/d${chance.below(16)}/` };
    const itemId = `item-${chance.below(ITEMS)}`;
    const many = 1 + chance.below(40);
    const there = book.onHand(siteId, itemId);
    const takes = [{ siteId, itemId, count: Math.min(there, many), lot: null }];
    const lots = [{ lot: '', expiresOn: null, count: many }];
    if (there > 0 && chance.below(2) === 0) book.post({ kind: 'handOut', at: AT, site, takes, puts: gone });
    else book.post({ kind: 'purchase', at: AT, site, puts: () => [{ siteId, itemId, lots }] });
  }
  return book;
}

interface Cost {
  operations: number;
  /** Documents the database looked at. */
  examined: number;
  ms: number;
}

/** What the ledger of the whole city costs after so many movements. @throws Error when it does not balance */
async function measure(count: number): Promise<Cost> {
  const clock = fixedClock(AT);
  const effort = { examined: 0 };
  const local = await startCloudBase({
    dataFile: ':memory:',
    collections,
    clock,
    scanLimit: 0,
    onOperation: ({ examined }) => void (effort.examined += examined),
  });
  Object.assign(process.env, local.environment, TEST_KEYS);
  const [now, log] = [Date.now, console.log];
  const lines: LogLine[] = [];
  Date.now = () => clock.now();
  console.log = (line: string) => void lines.push(JSON.parse(line) as LogLine);
  try {
    const book = aMonth(count);
    local.documents.insertMany('orgUnits', units);
    local.documents.insertMany('persons', [aPerson(secretary)]);
    local.documents.insertMany('accounts', [anAccount(secretary, 'secretary', city)]);
    local.documents.insertMany('goodsStock', book.stock('2022-12-02'));
    local.documents.insertMany('goodsTallies', [...book.tallies.values()]);
    const movements = book.movements.map((row) => sealedRow('goodsMovements', row, keys));
    local.documents.insertMany('goodsMovements', movements);
    const main = start();
    const context = { environment: JSON.stringify({ WX_OPENID: secretary.openid }) };
    const taken: number[] = [];
    for (let i = 0; i <= REPEATS; i += 1) {
      effort.examined = 0;
      const from = performance.now();
      const reply = await main({ action: 'readLedger', input: { orgUnitId: 'bj', month: '2022-12' } }, context);
      if (!reply.ok || !(reply.data as { balances: boolean }).balances) throw new Error('The month does not balance.');
      taken.push(performance.now() - from);
    }
    return { operations: lines.at(-1)!.operations, examined: effort.examined, ms: Math.round(median(taken)) };
  } finally {
    [Date.now, console.log] = [now, log];
    await local.close();
  }
}

/** The ledger of a month balances at the same few operations, whether it saw a thousand movements or a hundred thousand. */
export default async function benchGoods(): Promise<void> {
  const small = await measure(SMALL);
  const large = await measure(LARGE);
  const { budget } = actions.readLedger;
  console.log(`${LARGE} movements against ${SMALL}: ${JSON.stringify({ small, large, budget })}`);
  keepResult('goods', { movements: { small: SMALL, large: LARGE }, budget, small, large });
  if (large.operations !== small.operations || large.operations > budget) throw new Error('More operations.');
}
