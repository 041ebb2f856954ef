import { beijingDay } from '../../cloudfunctions/domain/calendar';
import type { Item } from '../../cloudfunctions/warmth/goods/items';
import { firstTally, monthOf, movementRow, told } from '../../cloudfunctions/warmth/goods/movement';
import type { Movement, MovementRow, Particulars, Tally } from '../../cloudfunctions/warmth/goods/movement';
import { stockRow } from '../../cloudfunctions/warmth/goods/stock';
import type { Stock } from '../../cloudfunctions/warmth/goods/stock';
import { changesOf, EXPIRED_TOO, settle, shelfKey } from '../../cloudfunctions/warmth/rules/movements';
import type { MovementKind, Put, Take, Taken } from '../../cloudfunctions/warmth/rules/movements';
import { piecesOf } from '../../cloudfunctions/warmth/rules/lots';
import type { Lot } from '../../cloudfunctions/warmth/rules/lots';

/** A movement of the demo, entered in the ledger of one site. */
export interface DemoPosting {
  kind: MovementKind;
  at: number;
  site: { id: string; orgPath: string };
  takes?: Take[];
  puts: (taken: readonly Taken[]) => Put[];
  particulars?: Partial<Particulars>;
  shownDonor?: string;
}

/** A ledger in memory that posts by the rules of the real one, for what the demo begins with. */
export class GoodsBook {
  readonly movements: MovementRow[] = [];
  readonly tallies = new Map<string, Tally>();
  private readonly shelves: Record<string, Lot[]> = {};
  private readonly paths = new Map<string, string>();

  constructor(private readonly items: readonly Item[]) {}

  /** Posts a movement; its lines. @throws Error when it cannot be, so that the demo never shows what could not happen */
  post({ kind, at, site, takes = [], puts, particulars = {}, shownDonor }: DemoPosting): Movement['lines'] {
    const expiredToo = EXPIRED_TOO.includes(kind);
    const settled = settle(this.shelves, { takes, puts, expiredToo }, beijingDay(at));
    if ('refused' in settled) throw new Error(`The demo has too little: ${JSON.stringify(settled.refused)}`);
    Object.assign(this.shelves, settled.shelves);
    for (const { siteId } of settled.lines) if (!this.paths.has(siteId)) this.paths.set(siteId, site.orgPath);
    const movement = {
      _id: `demo-${String(this.movements.length + 1).padStart(3, '0')}`,
      kind,
      at,
      siteId: site.id,
      orgPath: site.orgPath,
      lines: settled.lines,
      particulars: told(particulars),
      shownDonor: shownDonor ?? null,
      by: null,
    };
    this.movements.push(movementRow(movement));
    this.tally(kind, at, movement.lines);
    return movement.lines;
  }

  /** How much lies on a shelf. */
  onHand(siteId: string, itemId: string): number {
    return piecesOf(this.shelves[shelfKey(siteId, itemId)] ?? []);
  }

  /** Every shelf as it stands on a Beijing day. */
  stock(today: string): Stock[] {
    return Object.entries(this.shelves).map(([key, lots]) => {
      const [siteId = '', itemId = ''] = key.split('|');
      const lowAt = this.items.find(({ _id }) => _id === itemId)?.lowAt ?? null;
      return stockRow({ siteId, itemId, orgPath: this.paths.get(siteId)!, lots, lowAt }, today);
    });
  }

  private tally(kind: MovementKind, at: number, lines: Movement['lines']): void {
    for (const [key, count] of changesOf(lines)) {
      const [siteId = '', itemId = ''] = key.split('|');
      const first = firstTally(monthOf(at), { siteId, itemId, orgPath: this.paths.get(siteId)! }, kind, count);
      const known = this.tallies.get(first._id);
      this.tallies.set(first._id, known ? { ...known, [kind]: known[kind] + count } : first);
    }
  }
}
