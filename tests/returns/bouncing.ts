import type { OrgUnit } from '../../cloudfunctions/places/store';
import { orgUnitRow } from '../../cloudfunctions/places/store';
import { caseRow } from '../../cloudfunctions/returns/records';
import { ESCALATE_AFTER_HOURS } from '../../cloudfunctions/returns/rules/transfers';
import { chanceOf } from '../../local/demo/chance';
import type { Chance } from '../../local/demo/chance';
import { sealedRow } from '../../local/demo/sealed-row';
import { anAccount, city, keys } from '../kit/people';
import { campaign, instant } from './cases';
import { opened, openedCase } from './opened';
import { anOther } from './others';
import { startWorld } from './world';
import type { World } from './world';

const HOUR_MS = 3_600_000;
const DISTRICTS = 10;
const TOWNS = 4;
const CHECK_EVERY = 5;

/** Ten districts of four towns: fifty units that can receive. */
const units: OrgUnit[] = Array.from({ length: DISTRICTS }, (_, d) => {
  const district = unitBelow('bj/', `d${d}`, 'district');
  return [district, ...Array.from({ length: TOWNS }, (_town, t) => unitBelow(district.path, `d${d}t${t}`, 'town'))];
}).flat();

function unitBelow(parentPath: string, id: string, kind: 'district' | 'town'): OrgUnit {
  const facts = { parentId: null, within: '', divisionCode: null, hasUnits: kind === 'district', order: 0 };
  return orgUnitRow({ _id: id, name: `${id}总工会`, kind, path: `${parentPath}${id}/`, ...facts });
}

/** What a seed came to. */
export interface Bouncing {
  sent: number;
  answered: number;
  escalated: number;
}

/**
 * Cases are handed to and fro at random among fifty units, accepted, given back, taken back, left lying, while
 * operations break and taps come twice.
 *
 * @throws Error when a case has another owner than its history says, or the unit above was not told in time
 */
export async function bounce(
  seed: number,
  { cases, steps, breakOneIn }: { cases: number; steps: number; breakOneIn: number },
): Promise<Bouncing> {
  const chance = chanceOf(seed);
  const world = await startWorld(instant('2022-12-02T09:00'), chance);
  try {
    prepare(world, cases);
    world.breakOneIn = breakOneIn;
    const result: Bouncing = { sent: 0, answered: 0, escalated: 0 };
    for (let step = 0; step < steps; step += 1) {
      const hands = Array.from({ length: 4 }, () => act(world, `case-${chance.below(cases)}`, chance, result));
      await Promise.all(hands);
      world.clock.advance(chance.below(HOUR_MS));
      await world.tick();
      if (step % CHECK_EVERY === 0) check(world, result, false);
    }
    world.breakOneIn = 0;
    world.clock.advance(ESCALATE_AFTER_HOURS * HOUR_MS);
    await world.tick();
    check(world, result, true);
    return result;
  } finally {
    await world.stop();
  }
}

function prepare({ documents }: World, cases: number): void {
  documents.insertMany('orgUnits', [city, ...units]);
  documents.insertMany('campaigns', [campaign]);
  const staff = units.map((unit) => anAccount({ openid: `o-${unit._id}`, name: '', phone: '' }, 'caseWorker', unit));
  documents.insertMany('accounts', staff);
  const rows = Array.from({ length: cases }, (_, i) => {
    const { _id: orgUnitId, path: orgPath, name: orgName } = units[i % units.length]!;
    const one = { ...anOther(i * 4), _id: `case-${i}`, subjectKey: `subject-${i}`, orgUnitId, orgPath, orgName };
    return sealedRow('returnCases', caseRow(one), keys);
  });
  documents.insertMany('returnCases', rows);
}

/** One thing that somebody does with a case: hands it on, or answers what was handed to them. */
async function act(world: World, id: string, chance: Chance, result: Bouncing): Promise<void> {
  const { transfer, orgUnitId } = openedCase(world.documents, id);
  if (!transfer) {
    const to = chance.pick(units);
    const reply = await world.tap(`o-${orgUnitId}`, 'sendTransfer', {
      caseId: id,
      toUnitId: to._id,
      reason: '不在本区',
    });
    if (reply.ok) result.sent += 1;
    return;
  }
  const dice = chance.below(10);
  const { id: transferId, toUnitId, fromUnitId } = transfer;
  if (dice < 3) return;
  if (dice === 3) {
    await world.tap(`o-${fromUnitId}`, 'revokeTransfer', { caseId: id, transferId });
    return;
  }
  const answer = { caseId: id, transferId, accept: dice < 7, reason: '查无此人' };
  const reply = await world.tap(`o-${toUnitId}`, 'answerTransfer', answer);
  if (reply.ok) result.answered += 1;
}

/** @throws Error when a case and its history disagree; when `told`, also when a hand-over lies unanswered and untold */
function check(world: World, result: Bouncing, told: boolean): void {
  const paths = new Map(units.map(({ _id, path }) => [_id, path]));
  result.escalated = 0;
  for (const one of opened(world.documents)) {
    if (paths.get(one.orgUnitId) !== one.orgPath) throw new Error(`${one._id} has no owner, or two.`);
    const owners = one.history.map(({ ownerPath }) => ownerPath);
    if (owners.length > 0 && owners.at(-1) !== one.orgPath) throw new Error(`${one._id}: history and owner differ.`);
    const moves = one.history.filter(({ ownerPath }, i) => i > 0 && ownerPath !== owners[i - 1]);
    if (moves.some(({ step }) => step !== 'accepted')) throw new Error(`${one._id} moved without being accepted.`);
    const balance = one.history.filter(({ step }) => step === 'sent').length;
    const closed = one.history.filter(({ step }) => /^(accepted|returned|revoked)$/.test(step)).length;
    if (balance - closed !== (one.transfer ? 1 : 0)) throw new Error(`${one._id}: a hand-over is missing.`);
    const late = one.transfer?.state === 'pending' && one.transfer.escalatesAt <= world.clock.now();
    if (told && late) throw new Error(`${one._id}: nobody above was told.`);
    result.escalated += one.history.filter(({ step }) => step === 'transferEscalated').length;
  }
}
