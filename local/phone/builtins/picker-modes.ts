import { textOf } from '../engine/text-of';
import { regions } from './regions';
import type { Region } from './regions';

type Properties = Record<string, unknown>;

/** A choice in columns: what they show, where they stand, and what that means. */
export interface Selection {
  labels(): string[][];
  indexes: number[];
  /** What the page is told. */
  detail(): object;
}

const padded = (n: number) => String(n).padStart(2, '0');
const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const clamp = (n: number, least: number, most: number) => Math.min(most, Math.max(least, n));

function labelOf(item: unknown, key: string): string {
  return key && typeof item === 'object' && item !== null ? textOf((item as Properties)[key]) : textOf(item);
}

function selector({ range: items, rangeKey, value }: Properties): Selection {
  const indexes = [Math.max(0, Number(value) || 0)];
  return {
    labels: () => [list(items).map((item) => labelOf(item, textOf(rangeKey)))],
    indexes,
    detail: () => ({ value: String(indexes[0]) }),
  };
}

function multiSelector(data: Properties): Selection {
  const value = list(data['value']);
  const indexes = list(data['range']).map((_, i) => Math.max(0, Number(value[i]) || 0));
  return {
    // The page changes the other columns while one is turned.
    labels: () =>
      list(data['range']).map((column) => list(column).map((item) => labelOf(item, textOf(data['rangeKey'])))),
    indexes,
    detail: () => ({ value: [...indexes] }),
  };
}

/** Columns whose rows depend on those before: the numbers from a least to a most value, both written part by part. */
function bounded(
  parts: readonly { unit: string; least: number; most: (before: readonly number[]) => number }[],
  value: readonly number[],
  start: readonly number[],
  end: readonly number[],
  join: (chosen: readonly number[]) => string,
): Selection {
  const chosen = [...value];
  const rows = (i: number): number[] => {
    const before = chosen.slice(0, i);
    const atStart = before.every((part, k) => part === start[k]);
    const atEnd = before.every((part, k) => part === end[k]);
    const { least, most } = parts[i]!;
    return range(atStart ? (start[i] ?? least) : least, atEnd ? (end[i] ?? most(before)) : most(before));
  };
  const settle = () =>
    parts.forEach((_, i) => {
      const all = rows(i);
      chosen[i] = clamp(chosen[i] ?? 0, all[0] ?? 0, all.at(-1) ?? 0);
    });
  settle();
  const indexes = parts.map((_, i) => rows(i).indexOf(chosen[i]!));
  return {
    labels() {
      parts.forEach((_, i) => {
        const all = rows(i);
        chosen[i] = all[clamp(indexes[i] ?? 0, 0, all.length - 1)] ?? 0;
        indexes[i] = all.indexOf(chosen[i]);
      });
      return parts.map(({ unit }, i) => rows(i).map((n) => `${unit === '年' ? n : padded(n)}${unit}`));
    },
    indexes,
    detail: () => ({ value: join(chosen) }),
  };
}

const DATE_PARTS = [
  { unit: '年', least: 1, most: () => 9_999 },
  { unit: '月', least: 1, most: () => 12 },
  {
    unit: '日',
    least: 1,
    most: ([year = 1, month = 1]: readonly number[]) => new Date(Date.UTC(year, month, 0)).getUTCDate(),
  },
];
const TIME_PARTS = [
  { unit: '时', least: 0, most: () => 23 },
  { unit: '分', least: 0, most: () => 59 },
];
const DATE_FIELDS: Readonly<Record<string, number>> = { year: 1, month: 2, day: 3 };
/** Beijing's today, for a date picker without a value. */
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const numbers = (text: string, sign: string) => text.split(sign).map(Number);

function date({ value, start, end, fields }: Properties): Selection {
  const count = DATE_FIELDS[textOf(fields)] ?? 3;
  const first = numbers(textOf(start) || '1900-01-01', '-');
  const last = numbers(textOf(end) || '2099-12-31', '-');
  const join = ([year, ...rest]: readonly number[]) => [String(year), ...rest.map(padded)].join('-');
  return bounded(DATE_PARTS.slice(0, count), numbers(textOf(value) || today(), '-').slice(0, count), first, last, join);
}

function time({ value, start, end }: Properties): Selection {
  const first = numbers(textOf(start) || '00:00', ':');
  const last = numbers(textOf(end) || '23:59', ':');
  return bounded(TIME_PARTS, numbers(textOf(value) || '00:00', ':'), first, last, (parts) =>
    parts.map(padded).join(':'),
  );
}

async function region({ value, customItem, level }: Properties): Promise<Selection> {
  const any = textOf(customItem);
  const depth = { province: 1, city: 2 }[textOf(level)] ?? 3;
  const tree = await regions();
  const open = (below: Region[]) => (any ? [{ code: '', name: any, below: [] }, ...below] : below);
  const columns = (indexes: readonly number[]): Region[][] => {
    const found = [open(tree)];
    for (let i = 1; i < depth; i += 1) found.push(open(found[i - 1]![indexes[i - 1] ?? 0]?.below ?? []));
    return found;
  };
  const indexes: number[] = [];
  list(value).forEach((name, i) => {
    if (i < depth)
      indexes[i] = Math.max(
        0,
        columns(indexes)[i]!.findIndex((one) => one.name === name),
      );
  });
  while (indexes.length < depth) indexes.push(0);
  const chosen = () => columns(indexes).map((column, i) => column[indexes[i] ?? 0]);
  return {
    labels() {
      columns(indexes).forEach((column, i) => (indexes[i] = clamp(indexes[i] ?? 0, 0, Math.max(0, column.length - 1))));
      return columns(indexes).map((column) => column.map(({ name }) => name));
    },
    indexes,
    detail() {
      const parts = chosen();
      return { value: parts.map((one) => one?.name ?? any), code: parts.map((one) => one?.code ?? ''), postcode: '' };
    },
  };
}

/** `mode` of a picker → its choice. */
export const MODES: Readonly<Record<string, (data: Properties) => Selection | Promise<Selection>>> = {
  selector,
  multiSelector,
  date,
  time,
  region,
};
