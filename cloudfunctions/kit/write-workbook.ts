import { strToU8, zipSync } from 'fflate';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Everything of a workbook but its one sheet. */
const FRAME = {
  '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** XML has no way to write these characters. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;
const escaped = (text: string) => text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);

/** The letters of a column, counted from 0: A … Z, AA … */
const columnName = (j: number): string =>
  (j < 26 ? '' : columnName(Math.floor(j / 26) - 1)) + String.fromCharCode(65 + (j % 26));

const cell = (text: string, i: number, j: number) =>
  `<c r="${columnName(j)}${i + 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

/**
 * An xlsx workbook of one sheet. Every cell is text, so that no value is ever taken for a formula.
 *
 * @param name of the sheet, at most 31 characters
 * @param rows of equal length, the header first
 */
export function writeWorkbook(name: string, rows: readonly (readonly string[])[]): Buffer {
  const workbook = `${XML}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(name.slice(0, 31))}" sheetId="1" r:id="r1"/></sheets></workbook>`;
  const body = rows
    .map((row, i) => `<row r="${i + 1}">${row.map((text, j) => cell(text, i, j)).join('')}</row>`)
    .join('');
  const sheet = `${XML}<worksheet xmlns="${SHEET}"><sheetData>${body}</sheetData></worksheet>`;
  const files = { ...FRAME, 'xl/workbook.xml': workbook, 'xl/worksheets/sheet1.xml': sheet };
  const packed = Object.entries(files).map(([path, text]) => [path, strToU8(text)]);
  return Buffer.from(zipSync(Object.fromEntries(packed) as Record<string, Uint8Array>));
}
