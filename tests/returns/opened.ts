import { CaseRow } from '../../cloudfunctions/returns/case';
import type { Case } from '../../cloudfunctions/returns/case';
import { caseOf } from '../../cloudfunctions/returns/records';
import { placeOf } from '../../cloudfunctions/kit/sealed';
import type { LocalCloudBase } from '../../local/cloudbase/server';
import { keys } from '../kit/people';

/** Every case as it lies in the database, opened. */
export function opened(documents: LocalCloudBase['documents']): Case[] {
  return documents.all('returnCases').map(openedRow);
}

/** One case of them. @throws Error when there is none of the id */
export function openedCase(documents: LocalCloudBase['documents'], id: string): Case {
  const [row] = documents.find('returnCases', { filter: { _id: id } }).documents;
  if (!row) throw new Error(`There is no case ${id}.`);
  return openedRow(row);
}

function openedRow(row: Record<string, unknown>): Case {
  const open = (field: string) => keys.unseal(String(row[field]), placeOf('returnCases', field, String(row['_id'])));
  const parts = ['details', 'particulars', 'journal', 'history'].map((field) => [field, open(field)]);
  return caseOf(CaseRow.parse({ ...row, ...Object.fromEntries(parts) }));
}
