import { mobileNumber, PERSON_NAME } from '../../domain/person';
import type { Occupation } from '../../domain/person';
import type { RowProblem } from '../contract';
import type { Table } from '../../kit/read-table';

/** A row that can be announced. `line` counts as a spreadsheet does. */
export interface RosterRow {
  line: number;
  name: string;
  phone: string;
  occupation: Occupation;
}

/** What a sheet amounts to; no row is in both lists. */
export interface Roster {
  rowCount: number;
  good: RosterRow[];
  bad: { line: number; problem: RowProblem }[];
}

type Column = 'name' | 'phone' | 'occupation';

/** How offices head their columns. */
const HEADINGS: Record<Column, readonly string[]> = {
  name: ['姓名', '职工姓名', '员工姓名', '名字'],
  phone: ['手机号', '手机', '手机号码', '电话', '联系电话', '联系方式'],
  occupation: ['岗位', '工种', '职业', '职务', '岗位类型'],
};
const REQUIRED = ['name', 'phone'] as const;

/** How offices write the occupations; an empty cell is an employee. */
const OCCUPATION_WORDS: Record<Occupation, readonly string[]> = {
  courier: ['快递员', '快递', '快递小哥', '配送员'],
  rider: ['骑手', '外卖骑手', '外卖员', '外卖'],
  truckDriver: ['货车司机', '卡车司机', '货运司机'],
  rideDriver: ['网约车司机', '出租车司机', '司机'],
  guard: ['保安', '保安员', '安保', '值守'],
  sorter: ['分拣员', '分拣', '仓管', '仓库'],
  cleaner: ['环卫工', '环卫', '保洁', '保洁员'],
  employee: ['职工', '员工', '工人', '技术员', '行政', ''],
  other: ['其他', '其它'],
};

/** Rows of a header are looked for among the first ones; titles and notes may stand above it. */
const HEADER_WITHIN = 10;

const cellText = (cell: string | undefined) => (cell ?? '').normalize('NFKC').replace(/\s+/g, '').replace(/^'/, '');

/** The columns a sheet lacks, in Chinese as offices head them; a sheet of the wrong kind lacks all. */
export function missingColumns(table: Table): string[] {
  const { columns } = headerOf(table);
  return REQUIRED.filter((column) => columns[column] === undefined).map((column) => HEADINGS[column][0]!);
}

/** Reads a sheet whose columns are complete. Empty rows are passed over; the first of two equal phones counts. */
export function readRows(table: Table): Roster {
  const { line: headerLine, columns } = headerOf(table);
  const roster: Roster = { rowCount: 0, good: [], bad: [] };
  const seen = new Set<string>();

  table.slice(headerLine).forEach((cells, i) => {
    if (cells.every((cell) => cellText(cell) === '')) return;
    roster.rowCount += 1;
    const line = headerLine + i + 1;
    const cell = (column: Column) => cellText(columns[column] === undefined ? '' : cells[columns[column]]);
    const row = readRow(cell('name'), cell('phone'), cell('occupation'));
    if (typeof row === 'string') roster.bad.push({ line, problem: row });
    else if (seen.has(row.phone)) roster.bad.push({ line, problem: 'twiceInFile' });
    else roster.good.push({ line, ...row });
    if (typeof row !== 'string') seen.add(row.phone);
  });
  return roster;
}

function headerOf(table: Table): { line: number; columns: Partial<Record<Column, number>> } {
  for (const [i, cells] of table.slice(0, HEADER_WITHIN).entries()) {
    const columns = columnsOf(cells);
    if (columns.name !== undefined || columns.phone !== undefined) return { line: i + 1, columns };
  }
  return { line: 0, columns: {} };
}

function columnsOf(cells: string[]): Partial<Record<Column, number>> {
  const headings = cells.map(cellText).map((heading) => heading.replace(/[*＊(（].*$/, ''));
  const found = Object.entries(HEADINGS).map(([column, words]) => [
    column,
    headings.findIndex((h) => words.includes(h)),
  ]);
  return Object.fromEntries(found.filter(([, at]) => at !== -1)) as Partial<Record<Column, number>>;
}

function readRow(name: string, typedPhone: string, word: string): Omit<RosterRow, 'line'> | RowProblem {
  if (name === '') return 'nameMissing';
  if (!PERSON_NAME.test(name)) return 'nameMalformed';
  if (typedPhone === '') return 'phoneMissing';
  const phone = mobileNumber(typedPhone);
  if (phone === null) return 'phoneMalformed';
  const occupation = occupationOf(word);
  return occupation === null ? 'occupationUnknown' : { name, phone, occupation };
}

function occupationOf(word: string): Occupation | null {
  const entry = Object.entries(OCCUPATION_WORDS).find(([, words]) => words.includes(word));
  return entry ? (entry[0] as Occupation) : null;
}
