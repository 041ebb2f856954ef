import { addDays, beijingDay, DAY_MS } from '../../cloudfunctions/domain/calendar';
import type { Block } from '../../cloudfunctions/warmth/block';
import { campaignSite } from '../../cloudfunctions/warmth/goods/sites';
import { stockTakeRow } from '../../cloudfunctions/warmth/goods/stock-take';
import type { StockTakeRow } from '../../cloudfunctions/warmth/goods/stock-take';
import type { TransferRow } from '../../cloudfunctions/warmth/goods/transfer';
import { assembled, gone, movedTo } from '../../cloudfunctions/warmth/rules/movements';
import { GoodsBook } from './goods-book';
import { demoItems, WINTER_KIT_ID } from './goods-items';
import { sendFromStore } from './goods-sending';
import { demoSite, HERE, STORE, takesFrom } from './goods-sites';
import type { DemoSite, Pieces } from './goods-sites';
import { demoStations } from './stations';

/** Kits that a campaign keeps at a station, and how many of them were handed out. */
type Kept = Pick<Block, 'campaignId' | 'stationId' | 'units' | 'handed'>;

/** The one campaign whose kits are in the demo's ledger. */
export const LEDGER_CAMPAIGN = 'w-winter';

/** All that the demo has of goods; the book goes on with the trips. */
export interface DemoGoods {
  book: GoodsBook;
  transfers: TransferRow[];
  stockTakes: StockTakeRow[];
}

/** Two months of a store room and its stations, up to an instant: bought, given, made into kits, sent, kept, counted. */
export function demoGoods(kept: readonly Kept[], now: number): DemoGoods {
  const book = new GoodsBook(demoItems);
  const ledgered = kept.filter(({ campaignId }) => campaignId === LEDGER_CAMPAIGN);
  fillStore(book, now);
  const transfers = [
    sendFirst(book, HERE, [[WINTER_KIT_ID, 150], ...BESIDE], now),
    ...ledgered.map(({ stationId, units }) => sendFirst(book, siteOf(stationId), [[WINTER_KIT_ID, units + 10]], now)),
  ];
  for (const one of ledgered) keepKits(book, one, now);
  transfers.push(
    sendFromStore(book, {
      id: 'demo-arriving',
      to: HERE,
      sentAt: now - 0.8 * DAY_MS,
      arrivedAt: null,
      pieces: [
        [WINTER_KIT_ID, 60],
        ['warmer', 600],
        ['cup', 40],
      ],
      note: '第二批，上午到',
    }),
  );
  handOutOverTheCounter(book, now);
  return { book, transfers, stockTakes: [countedRound(book, now)] };
}

/** Puts what was bought or given onto a shelf. @param donor as they wish to be named, empty: not at all; left out: it was bought */
function bringIn(
  book: GoodsBook,
  site: DemoSite,
  at: number,
  from: string,
  pieces: readonly Pieces[],
  donor?: string,
): void {
  const lotOf = (expiresOn = '') => expiresOn.slice(2, 7).replace('-', '');
  book.post({
    kind: donor === undefined ? 'purchase' : 'donation',
    at,
    site,
    puts: () =>
      pieces.map(([itemId, count, expiresOn]) => ({
        siteId: site.id,
        itemId,
        lots: [{ lot: lotOf(expiresOn), expiresOn: expiresOn ?? null, count }],
      })),
    particulars: { counterpart: from },
    ...(donor !== undefined && donor !== '' && { shownDonor: donor }),
  });
}

function fillStore(book: GoodsBook, now: number): void {
  const ago = (days: number) => now - days * DAY_MS;
  const day = (offset: number) => addDays(beijingDay(now), offset);
  bringIn(book, HERE, ago(96), '亦庄便民大药房', [
    ['drops', 36, day(12)],
    ['water', 240, day(150)],
  ]);
  bringIn(book, STORE, ago(58), '京暖劳保用品 · 演示-HT-0917', [
    ['gloves', 3_000],
    ['scarf', 2_600],
    ['cup', 2_200],
    ['warmer', 26_000, day(420)],
    ['mask', 4_000, day(600)],
    ['cream', 900, day(500)],
  ]);
  bringIn(book, STORE, ago(2.5), '亦城快递', [['insole', 600, day(380)]], '亦城快递');
  bringIn(book, STORE, ago(1.5), '一位退休教师', [['scarf', 80]], '');
  book.post({
    kind: 'kitting',
    at: ago(40),
    site: STORE,
    takes: takesFrom(STORE.id, [
      ['gloves', 1_600],
      ['scarf', 1_600],
      ['cup', 1_600],
      ['warmer', 16_000],
    ]),
    puts: assembled(STORE.id, WINTER_KIT_ID, 1_600),
    particulars: { counterpart: '冬季暖心包 1600 份' },
  });
}

const siteOf = (stationId: string) => demoSite(demoStations.find(({ _id }) => _id === stationId)!.name);

const BESIDE: readonly Pieces[] = [
  ['gloves', 48],
  ['warmer', 600],
  ['cup', 16],
  ['mask', 200],
  ['cream', 40],
];

/** What a station got first. */
function sendFirst(book: GoodsBook, to: DemoSite, pieces: readonly Pieces[], now: number): TransferRow {
  const when = { sentAt: now - 12 * DAY_MS, arrivedAt: now - 11 * DAY_MS };
  const id = `demo-first-${to.id.replace(':', '-')}-${pieces.length}`;
  return sendFromStore(book, { id, to, ...when, pieces, note: '冬季送温暖首批' });
}

function keepKits(book: GoodsBook, { campaignId, stationId, units, handed }: Kept, now: number): void {
  const site = siteOf(stationId);
  const shelf = campaignSite(campaignId, stationId);
  const particulars = { counterpart: '2022 冬季送温暖' };
  const [aside, out] = [takesFrom(site.id, [[WINTER_KIT_ID, units]]), takesFrom(shelf, [[WINTER_KIT_ID, handed]])];
  book.post({ kind: 'allotment', at: now - 6 * DAY_MS, site, takes: aside, puts: movedTo(shelf), particulars });
  if (handed === 0) return;
  const place = { id: shelf, orgPath: site.orgPath };
  book.post({ kind: 'handOut', at: now - 600_000, site: place, takes: out, puts: gone, particulars });
}

function handOutOverTheCounter(book: GoodsBook, now: number): void {
  book.post({
    kind: 'handOut',
    at: now - 3 * DAY_MS,
    site: HERE,
    takes: takesFrom(HERE.id, [
      ['cup', 10],
      ['gloves', 14],
      ['water', 96],
    ]),
    puts: gone,
    particulars: { counterpart: '环卫班组', reason: '大风蓝色预警' },
  });
}

/** A round that found two pairs of gloves missing. */
function countedRound(book: GoodsBook, now: number): StockTakeRow {
  const closedAt = now - 2 * DAY_MS;
  const reason = '有两双给了环卫师傅，当时没有记';
  const line = (itemId: string, missing = 0) => {
    const counted = book.onHand(HERE.id, itemId) - missing;
    return { itemId, expected: counted + missing, counted, reason: missing > 0 ? reason : '', countedBy: 'demo' };
  };
  const lines = [line('gloves', 2), line('cup'), line('drops')];
  book.post({
    kind: 'difference',
    at: closedAt,
    site: HERE,
    takes: takesFrom(HERE.id, [['gloves', 2]]),
    puts: gone,
    particulars: { counterpart: beijingDay(closedAt), reason: `棉手套：${reason}` },
  });
  const { id: siteId, name: siteName, orgPath } = HERE;
  const round = { siteId, siteName, orgPath, state: 'closed' as const, openedAt: closedAt - 3_600_000, closedAt };
  return stockTakeRow({ _id: 'demo-stock-take', ...round, reason: '', lines, by: null, closedBy: 'demo', version: 5 });
}
