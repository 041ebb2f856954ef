import * as z from 'zod';
import { OCCUPATIONS } from '../domain/person';
import { ROLES } from '../kit/access';
import type { ApiOf } from '../kit/contract';
import { Day, Id, Mobile, Name, Named } from '../kit/fields';

/** The version of the consent text a person agreed to; a changed text asks again. */
export const CONSENT_VERSION = '2026-11';

/** How a number came: proven by WeChat's phone button, or typed and still to be verified by a call. */
export const PhoneProof = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('wechat'), code: z.string().min(1).max(128).describe('valid 5 minutes, once') }),
  z.strictObject({
    kind: z.literal('typed'),
    number: Mobile,
  }),
]);
export type PhoneProof = z.input<typeof PhoneProof>;

/** Where somebody belongs: a station and through it its union, or a union directly. */
export const Place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('station'), id: Id }),
  z.strictObject({ kind: z.literal('orgUnit'), id: Id }),
]);
export type Place = z.infer<typeof Place>;

/** What people see of their own record. */
export const Me = z.object({
  name: z.string(),
  maskedPhone: z.string(),
  phoneVerified: z.boolean().describe('false until WeChat or a call has proven the number'),
  occupation: z.enum(OCCUPATIONS),
  orgUnit: Named,
  station: Named.nullable(),
  registeredOn: Day,
  version: z.int().positive().describe('goes into updateMe, so that nothing newer is overwritten'),
});
export type Me = z.infer<typeof Me>;

/** Why a row of a roster did not land. */
export const RowProblem = z.enum([
  'nameMissing',
  'nameMalformed',
  'phoneMissing',
  'phoneMalformed',
  'occupationUnknown',
  'twiceInFile',
]);
export type RowProblem = z.infer<typeof RowProblem>;

export const peopleContract = {
  registerWorker: {
    input: z.strictObject({
      name: Name,
      phone: PhoneProof,
      occupation: z.enum(OCCUPATIONS),
      place: Place,
      consentVersion: z.literal(CONSENT_VERSION),
    }),
    output: z.object({ me: Me }),
  },
  readMe: {
    input: z.strictObject({}),
    output: z.object({
      me: Me.nullable().describe('null for a newcomer'),
      roles: z.array(z.object({ role: z.enum(ROLES), orgUnit: Named })),
      consentVersion: z.string(),
    }),
  },
  updateMe: {
    input: z
      .strictObject({
        version: z.int().positive(),
        name: Name.optional(),
        phone: PhoneProof.optional(),
        occupation: z.enum(OCCUPATIONS).optional(),
        place: Place.optional(),
      })
      .describe('a field left out stays as it is'),
    output: z.object({ me: Me }),
  },
  importRoster: {
    input: z.strictObject({
      orgUnitId: Id,
      file: z.strictObject({
        name: z.string().min(1).max(200),
        content: z.base64().max(2_800_000).describe('base64 of at most 2 MB'),
      }),
    }),
    output: z.object({
      rowCount: z.int(),
      addedCount: z.int().describe('announced now'),
      knownCount: z.int().describe('announced or registered before; left as they were, and not told where'),
      badRows: z.array(
        z.object({ line: z.int().describe('as a spreadsheet counts, the header is 1'), problem: RowProblem }),
      ),
    }),
  },
  listRoster: {
    input: z.strictObject({ orgUnitId: Id, after: z.string().max(300).nullable() }),
    output: z.object({
      people: z.array(
        z.object({
          name: z.string(),
          maskedPhone: z.string(),
          occupation: z.enum(OCCUPATIONS),
          status: z.enum(['expected', 'registered']),
        }),
      ),
      next: z.string().nullable().describe('goes into `after`; null on the last page'),
    }),
  },
};

export type PeopleApi = ApiOf<typeof peopleContract>;
