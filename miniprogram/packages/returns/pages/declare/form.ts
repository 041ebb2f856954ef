import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import type { OwnCase } from '../../../../../cloudfunctions/returns/contract/fields';
import type { Session } from '../../../../services/session';
import { HEALTH_CONSENT_VERSION } from '../../../../text/returns-declare';
import {
  BLANK,
  companionLacks,
  healthOf,
  inForce,
  lacking,
  temperatureLacks,
  travellerIn,
  travellerOf,
  unitIn,
} from '../../filing';
import type { Filing } from '../../filing';

type Input = ReturnsApi['declareReturn']['input'];

/** A return as it is filled in. */
export interface Form extends Filing {
  /** Train, flight or plate. */
  number: string;
  employer: string;
  address: string;
  stay: Input['answers']['stay'] | null;
}

const EMPTY: Form = { ...BLANK, number: '', employer: '', address: '', stay: null };

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const lived = (one: OwnCase) => ({
  employer: text(inForce(one, 'employer')),
  address: text(inForce(one, 'address')),
  stay: (text(inForce(one, 'stay')) || null) as Form['stay'],
});

/** The form of somebody of whom nothing is known but the unit that files for them. */
export const blankForm = (unit: { id: string; name: string }): Form => ({ ...EMPTY, unit });

/** The case to be changed, as its form: everything that was said. */
const changed = (one: OwnCase, trip: NonNullable<OwnCase['trip']>): Partial<Form> => ({
  ...lived(one),
  division: trip.from,
  departsAt: trip.departsAt,
  transport: trip.transport,
  number: trip.number,
  arrivesAt: one.expectedAt,
});

/** What the journeys before tell of a new one: where somebody lives and works, and where they usually come from. */
function before(cases: readonly OwnCase[]): Partial<Form> {
  const last = cases.find(({ relation, kind, trip }) => relation === null && kind === 'return' && trip !== null);
  return last ? { ...lived(last), division: last.trip!.from, transport: last.trip!.transport } : {};
}

/** The form as it opens: with all that is known. @param one the case that it goes on with, or `null` for a new one */
export function knownForm(me: NonNullable<Session['me']>, cases: readonly OwnCase[], one: OwnCase | null): Form {
  const said = one?.trip ? changed(one, one.trip) : before(cases);
  return { ...EMPTY, unit: one ? unitIn(one) : me.orgUnit, ...said, traveller: one && travellerIn(one) };
}

/** What is still to be filled in, with the words for it. */
export function declareLacks(form: Form, agreed: boolean): Record<string, string> {
  const { unit, division: from, departsAt, transport, arrivesAt: arrival, employer, address, stay } = form;
  const asked = { from, departsAt, transport, arrival, orgUnitId: unit, employer: employer.trim(), stay };
  const order = departsAt !== null && arrival !== null && arrival <= departsAt;
  return {
    ...lacking({ ...asked, address: address.trim(), healthConsentVersion: agreed }),
    ...companionLacks(form.traveller),
    ...temperatureLacks(form.temperature),
    ...(order && { arrival: '到京时间要晚于出发时间' }),
  };
}

/** The declaration as the server takes it; only of a form that lacks nothing. */
export const declarationOf = (form: Form): Input => ({ traveller: travellerOf(form.traveller), ...journeyOf(form) });

/** The journey and the answers, whoever travels. */
export function journeyOf(form: Form): Omit<Input, 'traveller'> {
  return {
    orgUnitId: form.unit!.id,
    trip: { from: form.division!, departsAt: form.departsAt!, transport: form.transport!, number: form.number },
    answers: {
      arrival: form.arrivesAt!,
      employer: form.employer,
      address: form.address,
      health: healthOf(form),
      stay: form.stay!,
    },
    healthConsentVersion: HEALTH_CONSENT_VERSION,
  };
}
