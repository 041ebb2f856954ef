import { beijingDay, beijingInstant, DAY_MINUTES } from '../domain/calendar';
import { maskPhone } from '../domain/person';
import { covers } from '../kit/access';
import { Failure } from '../kit/failure';
import type { Case } from './case';
import type { ReturnsContext } from './change';
import type { ReturnsApi } from './contract';

type Filters = Omit<ReturnsApi['listLedger']['input'], 'after'>;

/** A line of the leave–return ledger, masked. */
export function ledgerLine(one: Case) {
  const { _id: id, particulars, orgName: unit, kind, stage, declaredAt, anchorOn: arrivedOn } = one;
  const { name, phone, trip, outbound } = particulars;
  return {
    id,
    name,
    maskedPhone: maskPhone(phone),
    unit,
    kind,
    stage,
    declaredOn: beijingDay(declaredAt),
    leftFor: outbound?.to.name ?? null,
    plannedReturnOn: outbound?.plannedReturnOn ?? null,
    cameFrom: trip?.from.name ?? null,
    arrivedOn,
  };
}

/** A page of the ledger and where the next one starts. Two operations. @throws Failure NOT_FOUND outside the reach */
export async function ledgerPage(
  { store, reach }: ReturnsContext,
  { orgUnitId, from, to, stage, direction }: Filters,
  after: string | null,
  size: number,
) {
  const unit = await store.places.findOrgUnit(orgUnitId);
  if (!unit || !covers(reach, unit.path)) throw new Failure('NOT_FOUND');
  if (after !== null && !after.startsWith(unit.path)) throw new Failure('NOT_FOUND');
  const filter = { from: beijingInstant(from, 0), to: beijingInstant(to, DAY_MINUTES), stage };
  const { cases, next } = await store.ledgerPage(unit.path, reach, filter, after, size);
  // Where somebody went is sealed, so the direction is told apart after opening the row.
  const going = ({ particulars }: Case) => (particulars.outbound && !particulars.trip ? 'leave' : 'return');
  return { unit, cases: cases.filter((one) => direction === null || going(one) === direction), next };
}
