/** What somebody works as; the union's own list of workers in new forms of employment, and the rest. */
export const OCCUPATIONS = [
  'courier',
  'rider',
  'truckDriver',
  'rideDriver',
  'guard',
  'sorter',
  'cleaner',
  'employee',
  'other',
] as const;
export type Occupation = (typeof OCCUPATIONS)[number];

/** A mainland mobile number as it is stored: eleven digits. Operators' prefixes are not checked, new ones appear. */
export const MOBILE_NUMBER = /^1[3-9]\d{9}$/;

/** A person's name: 2 to 20 letters of any script, with the dot of minority names inside. */
export const PERSON_NAME = /^\p{L}[\p{L}·• .]{0,18}\p{L}$/u;

/**
 * A mobile number as somebody typed it, down to its eleven digits: full-width digits, spaces, dashes and +86 are
 * understood. `null` when it is no mobile number.
 */
export function mobileNumber(typed: string): string | null {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '');
  return MOBILE_NUMBER.test(digits) ? digits : null;
}

/** A name as somebody may see it who has to recognise it: 周*, 马*国. */
export function maskName(name: string): string {
  const letters = [...name];
  return `${letters[0]}*${letters.length > 2 ? letters.at(-1) : ''}`;
}

/** A mobile number as others may see it: `154****0123`. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

const DIGIT = '[\\d０-９]';
const LAST = '[\\d０-９XxＸｘ]';
const GAP = '[\\s.-]?';
/** Eleven digits or more at a stretch; an ID number or a mobile number with gaps. */
const NUMBERS = new RegExp(
  [
    `${DIGIT}{11,}[XxＸｘ]?`,
    `(?<!${DIGIT})${DIGIT}(?:${GAP}${DIGIT}){16}${GAP}${LAST}(?!${DIGIT})`,
    `(?<!${DIGIT})[1１][3-9３-９](?:${GAP}${DIGIT}){9}(?!${DIGIT})`,
  ].join('|'),
  'g',
);

/** A text as it may stand in clear: the numbers of phones and of ID cards that somebody typed into it are masked. */
export function maskNumbers(text: string): string {
  return text.replace(NUMBERS, (number) => maskPhone(number.replace(/[\s.-]/g, '')));
}
