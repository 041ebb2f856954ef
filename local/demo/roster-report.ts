import type { RowProblem } from '../../cloudfunctions/people/contract';
import { chanceOf } from './chance';

/** A row of the sample roster as an office would type it, and what is wrong with it. */
interface SampleRow {
  cells: readonly [name: string, phone: string, occupation: string, note: string];
  problem?: RowProblem;
}

/** The dirt that real rosters come with, by line of the sheet. Rows without a problem land in spite of their looks. */
const DIRT: Readonly<Record<number, SampleRow>> = {
  5: { cells: ['吴 晴', '15400020005', '快递员', '名字里有空格'] },
  9: { cells: ['郑好', '１５４００020009', '保安', '全角数字'] },
  14: { cells: ['冯月', '+86 154 0002 0014', '骑手', '带国家码'] },
  18: { cells: ['陈一鸣', '154-0002-0018', '', '没写岗位'] },
  23: { cells: ['', '15400020023', '分拣员', '没写名字'], problem: 'nameMissing' },
  31: { cells: ['褚莉', '', '保洁', '没写电话'], problem: 'phoneMissing' },
  40: { cells: ['卫东', '1540002004', '快递', '少一位'], problem: 'phoneMalformed' },
  52: { cells: ['蒋小雨', '1540002oo52', '外卖', '字母 o'], problem: 'phoneMalformed' },
  66: { cells: ['沈括', '15400020066', '董事长', '不认识的岗位'], problem: 'occupationUnknown' },
  79: { cells: ['韩冰', '15400020005', '司机', '和第 5 行同号'], problem: 'twiceInFile' },
  88: { cells: ['=HYPERLINK("http://x","点我")', '15400020088', '员工', '像公式'], problem: 'nameMalformed' },
  95: { cells: ['杨柳', '=1+1', '员工', '像公式'], problem: 'phoneMalformed' },
  110: { cells: ['古丽·买买提', ' 15400020110 ', '环卫工', '名字里有点'] },
  133: { cells: ['秦岭', '010-67880000', '员工', '座机'], problem: 'phoneMalformed' },
  160: { cells: ["'许诺", "'15400020160", '安保', '带撇号'] },
};

/** Sheet lines that are empty; they are passed over and not counted. */
const EMPTY_LINES = new Set([60, 61, 120]);
const HEADER_LINE = 2;
const LAST_LINE = HEADER_LINE + 200 + EMPTY_LINES.size;
const CLOSING_NOTE: SampleRow = { cells: ['以上信息均已核对：人事科', '', '', ''], problem: 'nameMalformed' };

const SURNAMES = [...'王李张刘陈杨黄赵吴周'];
const GIVEN = ['建军', '小梅', '志强', '海燕', '晓东', '丽华', '永刚', '佳怡'];
const WORDS = ['快递员', '骑手', '货车司机', '保安', '分拣员', '保洁', '技术员', ''];

/** A line of the sheet; `null` is an empty one. */
export type SheetLine = readonly string[] | null;

const rows = new Map<number, SampleRow>();
const chance = chanceOf(200);
for (let line = HEADER_LINE + 1; line < LAST_LINE; line += 1) {
  const name = chance.pick(SURNAMES) + chance.pick(GIVEN);
  const clean: SampleRow = { cells: [name, `154000${20_000 + line}`, chance.pick(WORDS), ''] };
  if (!EMPTY_LINES.has(line)) rows.set(line, DIRT[line] ?? clean);
}
rows.set(LAST_LINE, CLOSING_NOTE);

/** The sample sheet, line by line: a title, a header in an office's own words, 200 rows and three empty ones. */
export const sampleSheet: readonly SheetLine[] = [
  ['长风机械职工花名册（2022 年 12 月）', '', '', ''],
  ['员工姓名', '联系电话（必填）', '岗位', '备注'],
  ...Array.from({ length: LAST_LINE - HEADER_LINE }, (_, i) => rows.get(HEADER_LINE + 1 + i)?.cells ?? null),
];

const badRows = [...rows].flatMap(([line, { problem }]) => (problem ? [{ line, problem }] : []));

/** What importing the sample into an empty unit must answer. */
export const EXPECTED_REPORT = { rowCount: rows.size, addedCount: rows.size - badRows.length, badRows };
