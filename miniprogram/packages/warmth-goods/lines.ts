import type {
  ItemRef,
  ItemView,
  LineIn,
  LineOut,
  StockLine,
} from '../../../cloudfunctions/warmth/contract/goods-fields';
import { LACKING, lotLine } from '../../text/warmth-goods';

/** Goods that can be put into a form. */
export interface Choice {
  /** Unique among the choices of a form: an item, or one of its lots. */
  key: string;
  itemId: string;
  /** `null`: those that expire first. */
  lot: string | null;
  /** Last good day of that lot; left out where none is chosen. */
  goodUntil?: string | null;
  name: string;
  unit: string;
  /** What else one wants to know before choosing it; may be empty. */
  note: string;
  /** How many there are; `null`: as many as come in. */
  most: number | null;
  /** Whether a last good day is asked for. */
  goesOff: boolean;
}

/** One line of a form, as it is typed. */
export interface Line extends Choice {
  count: string;
  batch: string;
  /** Last good day; empty while none is chosen. */
  expiresOn: string;
  /** What is wrong with it; empty while nothing is. */
  problem: string;
}

export const lineOf = (choice: Choice, count = ''): Line => ({
  ...choice,
  count,
  batch: '',
  expiresOn: '',
  problem: '',
});

/** Lines of a draft as the choices are now; of what is not there any more there is none. */
export const linesNow = (lines: readonly Line[], choices: readonly Choice[]): Line[] =>
  lines.flatMap((line) => {
    const choice = choices.find(({ key }) => key === line.key);
    return choice ? [{ ...line, ...choice }] : [];
  });

const base = ({ id, name, unit, spec }: ItemRef) => ({ itemId: id, name, unit, note: spec });

/** Goods that can come in: all of the catalogue that is still in use. */
export const choicesIn = (items: readonly ItemView[]): Choice[] =>
  items
    .filter(({ retired }) => !retired)
    .map((item) => ({ ...base(item), key: item.id, lot: null, most: null, goesOff: item.shelfLifeDays !== null }));

/** Goods that can leave a shelf: each item, the first to expire first. @param lots whether lots can be chosen as well */
export function choicesOut(lines: readonly StockLine[], lots: boolean): Choice[] {
  return lines.filter(({ free }) => free > 0).flatMap((line) => (lots ? lotsOf(line) : [wholeOf(line)]));
}

function wholeOf({ item, lots, free }: StockLine): Choice {
  const expired = lots.filter(({ state }) => state === 'expired').reduce((sum, { count }) => sum + count, 0);
  return { ...base(item), key: item.id, lot: null, most: free - expired, goesOff: false };
}

const lotsOf = ({ item, lots }: StockLine): Choice[] =>
  lots.map((lot) => ({
    ...base(item),
    key: `${item.id}|${lot.lot}|${lot.expiresOn ?? ''}`,
    lot: lot.lot,
    goodUntil: lot.expiresOn,
    note: lotLine(lot, item.unit).said,
    most: lot.count,
    goesOff: false,
  }));

/** A whole number as it was typed, full-width digits too; `null` when it is none. */
export function countOf(typed: string): number | null {
  const plain = typed.normalize('NFKC').trim();
  return /^\d{1,6}$/.test(plain) ? Number(plain) : null;
}

/** The lines, each with what is wrong with it. @param least 0 where a line may come to nothing */
export const checked = (lines: readonly Line[], least = 1): Line[] =>
  lines.map((line) => ({ ...line, problem: problemOf(line, least) }));

function problemOf({ count, most, unit, goesOff, expiresOn }: Line, least: number): string {
  const pieces = countOf(count);
  if (pieces === null || pieces < least) return LACKING.count;
  if (most !== null && pieces > most) return LACKING.most(most, unit);
  return goesOff && expiresOn === '' ? LACKING.expiresOn : '';
}

export const areGood = (lines: readonly Line[]): boolean => lines.every(({ problem }) => problem === '');

/** Lines as they leave; only of lines that lack nothing. */
export const linesOut = (lines: readonly Line[]): LineOut[] =>
  lines.map(({ itemId, count, lot, goodUntil }) => ({
    itemId,
    count: countOf(count)!,
    lot,
    ...(goodUntil !== undefined && { expiresOn: goodUntil }),
  }));

/** Lines as they come in. */
export const linesIn = (lines: readonly Line[]): LineIn[] =>
  lines.map(({ itemId, count, batch, expiresOn }) => ({
    itemId,
    count: countOf(count)!,
    lot: batch.trim(),
    expiresOn: expiresOn === '' ? null : expiresOn,
  }));
