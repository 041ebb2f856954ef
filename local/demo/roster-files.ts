import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { sampleSheet } from './roster-report';
import type { SheetLine } from './roster-report';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function sheetXml(lines: readonly SheetLine[]): string {
  const cell = (text: string, column: number, line: number) =>
    `<c r="${'ABCD'[column]}${line}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  const rows = lines.map((cells, i) => {
    const filled = (cells ?? []).map((text, column) => (text === '' ? '' : cell(text, column, i + 1)));
    return `<row r="${i + 1}">${filled.join('')}</row>`;
  });
  return `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

/** An xlsx of one sheet, the same bytes each time. */
function xlsx(lines: readonly SheetLine[]): Uint8Array {
  const part = (name: string, type: string) => `<Override PartName="${name}" ContentType="${TYPES}.${type}+xml"/>`;
  const files = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('/xl/workbook.xml', 'sheet.main')}${part('/xl/worksheets/sheet1.xml', 'worksheet')}</Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="花名册" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheetXml(lines),
  };
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: '2022-12-01T00:00:00', level: 9 });
}

function csv(lines: readonly SheetLine[]): string {
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return lines.map((cells) => (cells ?? ['', '', '', '']).map(quoted).join(',')).join('\r\n');
}

/** GB 18030 of a text whose letters lie in GBK; Node decodes it but does not encode it. */
function gbk(text: string): Buffer {
  const bytesOf = new Map<string, Buffer>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Buffer.from([lead, trail]);
      if (trail !== 0x7f) bytesOf.set(decoder.decode(bytes), bytes);
    }
  }
  return Buffer.concat([...text].map((letter) => bytesOf.get(letter) ?? Buffer.from(letter, 'latin1')));
}

/** The sample rosters by file name. */
export function rosterFiles(): Record<string, Uint8Array> {
  return {
    'roster-200.xlsx': xlsx(sampleSheet),
    'roster-200.csv': Buffer.from(`\ufeff${csv(sampleSheet)}`),
    'roster-200-gbk.csv': gbk(csv(sampleSheet)),
  };
}

/** Writes them beside this program. */
export function writeRosterFiles(): void {
  for (const [name, bytes] of Object.entries(rosterFiles())) writeFileSync(join(__dirname, 'files', name), bytes);
}
