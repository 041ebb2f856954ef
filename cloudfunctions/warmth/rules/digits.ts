/** Damm's quasigroup: a wrong digit, and two neighbours changed about, are always seen. */
const TABLE = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

const interim = (digits: string) => [...digits].reduce((row, digit) => Number(TABLE[row]![Number(digit)]), 0);

/** The digits with their check digit behind. @param digits only 0 … 9 */
export const withCheckDigit = (digits: string): string => `${digits}${interim(digits)}`;

/** Whether the last digit is the check digit of those before it. */
export const isChecked = (digits: string): boolean => /^\d+$/.test(digits) && interim(digits) === 0;

/** What somebody typed, down to its digits; full-width ones and spaces are understood. */
export const typedDigits = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '');
