import { CaseRow } from '../../cloudfunctions/returns/case';
import type { Case } from '../../cloudfunctions/returns/case';
import { caseOf } from '../../cloudfunctions/returns/records';
import { placeOf } from '../../cloudfunctions/kit/sealed';
import type { LocalCloudBase } from '../../local/cloudbase/server';
import { keys } from '../kit/people';

/** Every case as it lies in the database, opened. */
export function opened(documents: LocalCloudBase['documents']): Case[] {
  return documents.all('returnCases').map((row) => {
    const open = (field: string) => keys.unseal(String(row[field]), placeOf('returnCases', field, String(row['_id'])));
    const parts = ['particulars', 'journal', 'history'].map((field) => [field, open(field)]);
    return caseOf(CaseRow.parse({ ...row, ...Object.fromEntries(parts) }));
  });
}
