import type { Block } from '../../cloudfunctions/warmth/block';
import type { ClaimRow } from '../../cloudfunctions/warmth/claim-row';
import { personIdOfAccount } from '../../cloudfunctions/people/store';
import { keys } from '../kit/people';

/** One answer that somebody was given; `code`: the refusal, `null`: it was done. */
export interface Told {
  openid: string;
  action: 'claimKit' | 'cancelClaim' | 'redeem';
  code: string | null;
  stationId: string;
  at: number;
}

/**
 * Holds what was told against what is there.
 *
 * @throws Error when kits were made or lost, a person has two, a hand-out was told and is not there or the other way
 *   round, somebody was refused at the end while a kit was free, or a kit is held that nobody is bound to
 */
export function checkHistory(
  seed: number,
  blocks: readonly Block[],
  rows: readonly ClaimRow[],
  told: readonly Told[],
  kits: number,
): void {
  const fail = (what: string) => {
    throw new Error(`seed ${seed}: ${what}`);
  };
  const entries = blocks.flatMap(({ _id, claims }) => Object.values(claims).map((entry) => ({ blockId: _id, entry })));
  const redeemed = entries.filter(({ entry }) => entry.state === 'redeemed');
  const live = entries.filter(({ entry }) => entry.state === 'reserved');

  for (const { _id, units, left, handed, claims } of blocks) {
    const held = Object.values(claims).filter(({ state }) => state === 'reserved').length;
    if (left < 0 || left + held + handed !== units) fail(`${_id} holds ${left} + ${held} + ${handed} of ${units}.`);
  }
  if (blocks.reduce((sum, { units }) => sum + units, 0) !== kits) fail('kits were made or lost.');
  const people = redeemed.map(({ entry }) => entry.personId);
  if (new Set(people).size !== people.length) fail('somebody had two.');

  const bound = new Map(rows.map((row) => [row.personId, row]));
  for (const { blockId, entry } of [...live, ...redeemed]) {
    const row = bound.get(entry.personId);
    if (row?.blockId !== blockId || row.attempt !== entry.attempt)
      fail(`${entry.personId} is not bound to ${blockId}.`);
  }
  const handedTo = told.filter(({ action, code }) => action === 'redeem' && code === null);
  const tellers = handedTo.map(({ openid }) => personIdOfAccount(keys, openid));
  if (new Set(tellers).size !== tellers.length) fail('two hand-outs were told for one person.');
  if (tellers.length !== people.length || !tellers.every((id) => people.includes(id))) {
    fail(`${tellers.length} hand-outs were told, ${people.length} are there.`);
  }
  const free = blocks.reduce((sum, { left }) => sum + left, 0);
  const last = new Map(told.filter(({ action }) => action === 'claimKit').map((one) => [one.openid, one]));
  const wanting = [...last.values()].filter(({ code }) => code === 'SOLD_OUT');
  if (free > 0 && wanting.length > 0 && live.length === 0 && redeemed.length + free === kits) {
    const refusedAtEnd = wanting.filter(({ at }) => at >= Math.max(...told.map((one) => one.at)) - 60_000);
    const where = new Set(blocks.filter(({ left }) => left > 0).map(({ stationId }) => stationId));
    if (refusedAtEnd.some(({ stationId }) => where.has(stationId) && free > refusedAtEnd.length))
      fail('kits are left over.');
  }
}
