import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import type { OwnCase } from '../../../../../cloudfunctions/returns/contract/fields';
import { HEALTH_CONSENT_VERSION } from '../../../../text/returns-declare';
import { dayAt } from '../../../../text/times';
import {
  BLANK,
  companionLacks,
  healthOf,
  lacking,
  temperatureLacks,
  travellerIn,
  travellerOf,
  unitIn,
} from '../../filing';
import type { Filing } from '../../filing';

/** A departure as it is filled in. */
export interface Form extends Filing {
  /** Beijing day; `null` while not chosen. */
  plannedReturnOn: string | null;
}

export const EMPTY: Form = { ...BLANK, plannedReturnOn: null };

/** The form as it opens. @param one the case that it changes or follows, or `null` for a new one */
export function knownForm(unit: Form['unit'], one: OwnCase | null): Form {
  const { outbound = null } = one ?? {};
  const said = outbound && {
    division: outbound.to,
    departsAt: outbound.leavesAt,
    transport: outbound.transport,
    arrivesAt: outbound.arrivesThereAt,
    plannedReturnOn: outbound.plannedReturnOn,
  };
  return { ...EMPTY, unit: one ? unitIn(one) : unit, ...said, traveller: one && travellerIn(one) };
}

/** What is wrong in the order of the journey. */
function orderLacks({ departsAt, arrivesAt, plannedReturnOn }: Form): Record<string, string> {
  if (departsAt === null) return {};
  const isBefore = plannedReturnOn !== null && plannedReturnOn < dayAt(departsAt);
  return {
    ...(arrivesAt !== null && arrivesAt <= departsAt && { arrivesThereAt: '到达时间要晚于离京时间' }),
    ...(isBefore && { plannedReturnOn: '预计返京日期应在离京之后' }),
  };
}

/** What is still to be filled in, with the words for it. */
export function departLacks(form: Form, agreed: boolean): Record<string, string> {
  const { unit, division: to, departsAt: leavesAt, transport, arrivesAt: arrivesThereAt, plannedReturnOn } = form;
  const asked = { to, leavesAt, transport, arrivesThereAt, plannedReturnOn, orgUnitId: unit };
  return {
    ...lacking({ ...asked, healthConsentVersion: agreed }),
    ...companionLacks(form.traveller),
    ...temperatureLacks(form.temperature),
    ...orderLacks(form),
  };
}

/** The departure as the server takes it; only of a form that lacks nothing. */
export const departureOf = (form: Form): ReturnsApi['declareDeparture']['input'] => ({
  traveller: travellerOf(form.traveller),
  orgUnitId: form.unit!.id,
  leavesAt: form.departsAt!,
  to: form.division!,
  transport: form.transport!,
  arrivesThereAt: form.arrivesAt!,
  health: healthOf(form),
  plannedReturnOn: form.plannedReturnOn!,
  healthConsentVersion: HEALTH_CONSENT_VERSION,
});
