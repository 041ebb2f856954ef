/** What stands before the id of a unit in its code. */
const LEAD = 'niangjia:unit:';

/** The text of a unit's code, as it hangs at its door. */
export const codeOfUnit = (id: string): string => `${LEAD}${id}`;

/** The unit that a scanned code names, or `null` when it is a code of something else. */
export const unitOfCode = (code: string): string | null => (code.startsWith(LEAD) ? code.slice(LEAD.length) : null);
