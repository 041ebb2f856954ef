import * as z from 'zod';
import { mobileNumber, PERSON_NAME } from '../domain/person';

/** The id of a row, as clients may name it. */
export const Id = z.string().regex(/^[\w-]{1,64}$/);
export const Day = z.iso.date().describe('Beijing calendar day');
/** A person's name as it is stored: without space around it, in one form of each letter. */
export const Name = z.string().trim().normalize('NFKC').min(2).max(20).regex(PERSON_NAME);
/** Something a person is shown by its name. */
export const Named = z.object({ id: z.string(), name: z.string() });

/** A mobile number as somebody typed it, down to its eleven digits. */
export const Mobile = z
  .string()
  .max(20)
  .transform((typed, context) => {
    const number = mobileNumber(typed);
    if (number !== null) return number;
    context.addIssue({ code: 'invalid_format', format: 'mobile', input: typed });
    return z.NEVER;
  });
