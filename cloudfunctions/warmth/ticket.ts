import * as z from 'zod';
import { Failure } from '../kit/failure';
import type { KeyRing } from '../kit/sealed';
import { Occupation, Window } from './contract/fields';
import { pickUpDeadline } from './rules/windows';

/** How long an offer may lie open before it is tapped. */
export const TICKET_MS = 10 * 60_000;

/**
 * What the server has found out about a person before the crowd taps: who they are, that they may claim, and which
 * attempt it is. Sealed to one account, so that the tap itself reads nothing. Instants are epoch milliseconds.
 */
export const Ticket = z.strictObject({
  campaignId: z.string(),
  campaignName: z.string(),
  kitName: z.string(),
  personId: z.string(),
  claimId: z.string(),
  occupation: Occupation,
  orgPath: z.string(),
  attempt: z.int().positive(),
  issuedAt: z.int(),
  windows: z.array(z.strictObject(Window.shape)).describe("the campaign's"),
  holdMinutes: z.int(),
  closesAt: z.int(),
  fixedBlock: z.string().nullable().describe('where the station is fixed; null: any station'),
  from: z
    .strictObject({ blockId: z.string(), attempt: z.int() })
    .nullable()
    .describe('the claim it takes the place of'),
});
export type Ticket = z.infer<typeof Ticket>;

const place = (openid: string) => `warmth:ticket:${openid}`;

/** A ticket as it travels; nobody but us can read it, and it is good for one account. */
export const sealTicket = (keys: KeyRing, openid: string, ticket: Ticket): string =>
  keys.seal(JSON.stringify(ticket), place(openid));

/**
 * The ticket that a caller sent.
 *
 * @throws Failure INVALID_INPUT when it is none of ours for this account, OFFER_EXPIRED when it is too old
 */
export function openTicket(keys: KeyRing, openid: string, sent: string, now: number): Ticket {
  const ticket = Ticket.parse(JSON.parse(unsealed(keys, sent, place(openid), 'ticket')));
  if (now - ticket.issuedAt > TICKET_MS) throw new Failure('OFFER_EXPIRED');
  return ticket;
}

/** Until when a kit is held that a ticket reserves now. */
export const heldUntil = ({ windows, holdMinutes, closesAt }: Ticket, now: number): number =>
  pickUpDeadline(windows, now, holdMinutes, closesAt);

/** What we sealed and a caller sent back. @throws Failure INVALID_INPUT, at `path`, when it is none of ours */
export function unsealed(keys: KeyRing, sent: string, where: string, path: string): string {
  try {
    return keys.unseal(sent, where);
  } catch {
    throw new Failure('INVALID_INPUT', { fields: [{ path, problem: 'unknown' }] });
  }
}
