import { Failure } from '../../kit/failure';
import type { OrgUnit } from '../../places/store';
import type { Case, Transfer } from '../case';
import { badField, checkOpen } from '../change';
import { canReceive, commonPath, ESCALATE_AFTER_HOURS } from '../rules/transfers';

const HOUR_MS = 3_600_000;

/** Whom a case is handed to, why, and by which request. */
export interface Sending {
  to: OrgUnit;
  reason: string;
  by: string | null;
  request: string;
}

/**
 * The case on its way to another unit. It stays the sender's, on the sender's open list, until the other accepts.
 *
 * @param path of the field that names the unit, to mark it
 * @throws Failure UNIT_CANNOT_RECEIVE, TRANSFER_PENDING, CASE_CLOSED; INVALID_INPUT for the unit that holds it already
 */
export function sent(one: Case, { to, reason, by, request }: Sending, now: number, path = 'toUnitId'): Case {
  checkOpen(one);
  if (one.transfer) throw new Failure('TRANSFER_PENDING');
  if (to._id === one.orgUnitId) throw badField(path, 'range');
  if (!canReceive(to.kind)) throw new Failure('UNIT_CANNOT_RECEIVE', { fields: [{ path, problem: 'unknown' }] });
  const transfer: Transfer = {
    id: request.slice(0, 24),
    fromUnitId: one.orgUnitId,
    fromPath: one.orgPath,
    fromName: one.orgName,
    toUnitId: to._id,
    toPath: to.path,
    toName: to.name,
    reason,
    sentAt: now,
    sentBy: by,
    escalatesAt: now + ESCALATE_AFTER_HOURS * HOUR_MS,
    commonPath: commonPath(one.orgPath, to.path),
    state: 'pending',
  };
  return { ...one, transfer, leaseHolder: null, leaseUntil: 0 };
}

/** The hand-over under way. @throws Failure CONFLICT when it is another one, or none any more */
export function transferOf(one: Case, transferId: string): Transfer {
  checkOpen(one);
  if (one.transfer?.id !== transferId) throw new Failure('CONFLICT');
  return one.transfer;
}

/** The case in the other unit's hands: ownership and reach move in this one write, no call of the sender's is left. */
export function accepted(one: Case, transfer: Transfer): Case {
  const senders = [...one.senders.filter((path) => path !== transfer.fromPath), transfer.fromPath];
  return {
    ...one,
    orgUnitId: transfer.toUnitId,
    orgPath: transfer.toPath,
    orgName: transfer.toName,
    senders: senders.filter((path) => path !== transfer.toPath),
    transfer: null,
    leaseHolder: null,
    leaseUntil: 0,
  };
}

/** The case back with its sender, who goes on with it at once. */
export function backWithSender(one: Case): Case {
  return { ...one, transfer: null };
}

/** The hand-over nobody answered, told to the unit above both. */
export function escalated(one: Case, transfer: Transfer): Case {
  return { ...one, transfer: { ...transfer, state: 'escalated' } };
}
