import type { Block } from '../../cloudfunctions/warmth/block';
import type { ClaimRow } from '../../cloudfunctions/warmth/claim-row';
import { personIdOfAccount } from '../../cloudfunctions/people/store';
import { keys } from '../kit/people';

/** One answer that somebody was given; `code`: the refusal, `null`: it was done. */
export interface Told {
  openid: string;
  action: 'claimKit' | 'changeStation' | 'cancelClaim' | 'redeem';
  code: string | null;
  stationId: string;
  at: number;
  /** Whether the station had no free kit at some moment between the tap and the answer "sold out", or nobody can know. */
  wasEmpty: boolean;
}

/**
 * Holds what was told against what is there.
 *
 * @throws Error when kits were made or lost, a person has two, a hand-out was told and is not there or the other way
 *   round, somebody was refused at the end while a kit was free, somebody was told "sold out" while there
 *   was a kit all the time, or a kit is held that nobody is bound to
 */
export function checkHistory(
  seed: number,
  blocks: readonly Block[],
  rows: readonly ClaimRow[],
  told: readonly Told[],
  kits: number,
): void {
  const faults = [
    ...unbalanced(blocks, kits),
    ...twice(redeemedIn(blocks).map(({ entry }) => entry.personId)).map((id) => `${id} had two.`),
    ...unbound(blocks, rows),
    ...untrue(blocks, told),
    ...falselySoldOut(told),
    ...leftOver(blocks, told),
  ];
  if (faults.length > 0) throw new Error(`seed ${seed}: ${faults.slice(0, 5).join(' ')}`);
}

const entriesOf = (blocks: readonly Block[]) =>
  blocks.flatMap(({ _id: blockId, claims }) => Object.values(claims).map((entry) => ({ blockId, entry })));
const redeemedIn = (blocks: readonly Block[]) => entriesOf(blocks).filter(({ entry }) => entry.state === 'redeemed');
const twice = (ids: readonly string[]) => ids.filter((id, i) => ids.indexOf(id) !== i);

function unbalanced(blocks: readonly Block[], kits: number): string[] {
  const all = blocks.reduce((sum, { units }) => sum + units, 0);
  const odd = blocks.filter(({ units, left, handed, claims }) => {
    const held = Object.values(claims).filter(({ state }) => state === 'reserved').length;
    return left < 0 || left + held + handed !== units;
  });
  return [
    ...(all === kits ? [] : [`${kits} kits became ${all}.`]),
    ...odd.map(({ _id }) => `${_id} does not balance.`),
  ];
}

function unbound(blocks: readonly Block[], rows: readonly ClaimRow[]): string[] {
  const bound = new Map(rows.map((row) => [row.personId, row]));
  return entriesOf(blocks)
    .filter(({ entry }) => entry.state === 'reserved' || entry.state === 'redeemed')
    .filter(({ blockId, entry: { personId, attempt } }) => {
      const row = bound.get(personId);
      return row?.blockId !== blockId || row.attempt !== attempt;
    })
    .map(({ blockId, entry }) => `${entry.personId} is not bound to ${blockId}.`);
}

/** Hand-outs that were told and are not there, were told twice, or are there and were not told. */
function untrue(blocks: readonly Block[], told: readonly Told[]): string[] {
  const handedTo = told
    .filter(({ action, code }) => action === 'redeem' && code === null)
    .map(({ openid }) => personIdOfAccount(keys, openid));
  const there = redeemedIn(blocks).map(({ entry }) => entry.personId);
  return [
    ...twice(handedTo).map((id) => `Two hand-outs to ${id} were told.`),
    ...handedTo.filter((id) => !there.includes(id)).map((id) => `${id} was told of a kit that is not booked.`),
    ...there.filter((id) => !handedTo.includes(id)).map((id) => `A kit of ${id} is booked that nobody told of.`),
  ];
}

/** Answers "sold out" while a kit was free the whole time. */
const falselySoldOut = (told: readonly Told[]) =>
  told
    .filter(({ code, wasEmpty }) => code === 'SOLD_OUT' && !wasEmpty)
    .map(({ openid, stationId }) => `${openid} was told that ${stationId} has none, and it had.`);

/** Kits that lie at a station at which somebody was refused after everything had come back. */
function leftOver(blocks: readonly Block[], told: readonly Told[]): string[] {
  const last = Math.max(0, ...told.map(({ at }) => at));
  const refused = told.filter(({ action, code, at }) => action === 'claimKit' && code === 'SOLD_OUT' && at === last);
  const free = blocks.filter(({ left, waiting }) => left > 0 && !waiting);
  return free
    .filter(({ stationId }) => refused.some((one) => one.stationId === stationId))
    .map(({ _id }) => `${_id} has kits left that somebody wanted.`);
}
