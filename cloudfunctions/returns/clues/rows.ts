import { beijingDay, beijingInstant } from '../../domain/calendar';
import { mobileNumber, PERSON_NAME } from '../../domain/person';
import type { Table } from '../../kit/read-table';
import type { ClueProblem } from '../contract/office';
import { happened } from '../plausible';

/** A row of a clue sheet that can be followed. `line` counts as a spreadsheet does. */
export interface Clue {
  line: number;
  name: string;
  phone: string;
  /** Last contact or sample, epoch milliseconds; `null`: the sheet does not say. */
  exposure: number | null;
  /** As the sheet has it; may be empty. */
  whereabouts: string;
}

/** What a sheet amounts to; no row is in both lists. */
export interface ClueSheet {
  rowCount: number;
  good: Clue[];
  bad: { line: number; problem: ClueProblem }[];
}

type Column = 'name' | 'phone' | 'exposure' | 'whereabouts';

/** How the sheets of disease control head their columns. */
const HEADINGS: Record<Column, readonly string[]> = {
  name: ['姓名', '密接姓名', '人员姓名'],
  phone: ['手机号', '联系电话', '电话', '手机号码', '联系方式'],
  exposure: ['末次接触时间', '最后接触时间', '接触时间', '采样时间', '末次接触日期'],
  whereabouts: ['现住址', '居住地址', '地址', '住址', '落脚地'],
};
const HEADER_WITHIN = 10;
/** Minutes since midnight. */
const NOON = 720;
const MOMENT = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: +([01]?\d|2[0-3])[:：]([0-5]\d))?(?::\d{2})?$/;

const cellText = (cell: string | undefined) => (cell ?? '').normalize('NFKC').trim();

/** The columns a sheet lacks, as offices head them. */
export function missingClueColumns(table: Table): string[] {
  const { columns } = headerOf(table);
  return (['name', 'phone'] as const)
    .filter((column) => columns[column] === undefined)
    .map((column) => HEADINGS[column][0]!);
}

/**
 * Reads a sheet whose columns are complete. Empty rows are passed over; the first of two equal phones counts.
 *
 * @param now epoch milliseconds: an exposure after it, or too long before it, was misspelt
 */
export function readClues(table: Table, now: number): ClueSheet {
  const { line: headerLine, columns } = headerOf(table);
  const sheet: ClueSheet = { rowCount: 0, good: [], bad: [] };
  const seen = new Set<string>();
  table.slice(headerLine).forEach((cells, i) => {
    if (cells.every((cell) => cellText(cell) === '')) return;
    sheet.rowCount += 1;
    const line = headerLine + i + 1;
    const cell = (column: Column) => cellText(columns[column] === undefined ? '' : cells[columns[column]]);
    const clue = readClue(line, cell, now);
    const problem = typeof clue === 'string' ? clue : seen.has(clue.phone) ? 'twiceInFile' : null;
    if (typeof clue !== 'string') seen.add(clue.phone);
    if (problem !== null) sheet.bad.push({ line, problem });
    else sheet.good.push(clue as Clue);
  });
  return sheet;
}

function readClue(line: number, cell: (column: Column) => string, now: number): Clue | ClueProblem {
  const name = cell('name').replace(/\s+/g, '');
  if (name === '') return 'nameMissing';
  if (!PERSON_NAME.test(name)) return 'nameMalformed';
  if (cell('phone') === '') return 'phoneMissing';
  const phone = mobileNumber(cell('phone'));
  if (phone === null) return 'phoneMalformed';
  const exposure = momentOf(cell('exposure'), now);
  if (exposure === undefined) return 'exposureMalformed';
  if (exposure !== null && !happened(exposure, { toldAt: now, by: now })) return 'exposureOutOfRange';
  return { line, name, phone, exposure, whereabouts: cell('whereabouts').slice(0, 120) };
}

/**
 * The instant that a cell names in Beijing time; `null` when it is empty, `undefined` when it names none. A day without
 * an hour is its noon, today at most now.
 */
function momentOf(text: string, now: number): number | null | undefined {
  if (text === '') return null;
  const [, year, month, date, hour, minute] = MOMENT.exec(text) ?? [];
  if (year === undefined) return undefined;
  const day = [year, month!.padStart(2, '0'), date!.padStart(2, '0')].join('-');
  const isDay = new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) === day;
  if (!isDay) return undefined;
  if (hour !== undefined) return beijingInstant(day, Number(hour) * 60 + Number(minute));
  return day === beijingDay(now) ? Math.min(beijingInstant(day, NOON), now) : beijingInstant(day, NOON);
}

function headerOf(table: Table): { line: number; columns: Partial<Record<Column, number>> } {
  for (const [i, cells] of table.slice(0, HEADER_WITHIN).entries()) {
    const headings = cells.map((cell) =>
      cellText(cell)
        .replace(/\s+/g, '')
        .replace(/[*(].*$/, ''),
    );
    const found = Object.entries(HEADINGS).map(([column, words]) => [
      column,
      headings.findIndex((heading) => words.includes(heading)),
    ]);
    const columns = Object.fromEntries(found.filter(([, at]) => at !== -1)) as Partial<Record<Column, number>>;
    if (columns.name !== undefined || columns.phone !== undefined) return { line: i + 1, columns };
  }
  return { line: 0, columns: {} };
}
