import { Case, CaseRow, Details } from './case';
import { caseKeys } from './keys';

const DETAILS = Object.keys(Details.shape);
const KEYS = Object.keys(CaseRow.shape).filter((field) => !(field in Case.shape));

const without = (row: object, fields: readonly string[]) =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field)));

/** A case as it lies at rest, before what is personal in it is sealed. */
export function caseRow(one: Case): CaseRow {
  const { transfer, illOn, followUp, exposedOn, particulars, journal, history } = one;
  const sealed = { details: { transfer, illOn, followUp, exposedOn }, particulars, journal, history };
  const texts = Object.fromEntries(Object.entries(sealed).map(([field, part]) => [field, JSON.stringify(part)]));
  return { ...without(one, DETAILS), ...caseKeys(one), ...texts } as CaseRow;
}

/** The case that a row tells of. */
export function caseOf(row: CaseRow): Case {
  const parsed = { particulars: row.particulars, journal: row.journal, history: row.history };
  const parts = Object.entries(parsed).map(([field, text]) => [field, JSON.parse(text) as unknown]);
  const details = JSON.parse(row.details) as object;
  return Case.parse({ ...without(row, KEYS), ...details, ...Object.fromEntries(parts) });
}

/** A page of rows as cases, and where the next one starts (`null`: this is the last). @param rows one more than fit, when there are more */
export function pageOf(rows: readonly CaseRow[], size: number, keyOf: (row: CaseRow) => string) {
  const page = rows.slice(0, size);
  return { cases: page.map(caseOf), next: rows.length > size ? keyOf(page.at(-1)!) : null };
}
