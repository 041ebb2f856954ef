import type { ReturnsApi } from '../../../cloudfunctions/returns/contract';
import type { Division, OwnCase } from '../../../cloudfunctions/returns/contract/fields';
import { problemSentence } from '../../text/problems';
import type { Companion } from './components/traveller-fields/traveller-fields';
import { readTemperature } from './temperature';

type Traveller = ReturnsApi['declareReturn']['input']['traveller'];
type Health = ReturnsApi['declareReturn']['input']['answers']['health'];

/** What both forms, of the way to Beijing and of the way out, ask. */
export interface Filing {
  /** `null`: for the person at the phone. */
  traveller: Companion | null;
  unit: { id: string; name: string } | null;
  /** The other end of the journey. */
  division: Division | null;
  /** Epoch milliseconds; `null` while not chosen. */
  departsAt: number | null;
  /** Arrival, here or there. */
  arrivesAt: number | null;
  transport: ReturnsApi['declareReturn']['input']['trip']['transport'] | null;
  /** As typed. */
  temperature: string;
  symptoms: Health['symptoms'];
}

/** Before anything is known. */
export const BLANK: Filing = {
  traveller: null,
  unit: null,
  division: null,
  departsAt: null,
  arrivesAt: null,
  transport: null,
  temperature: '',
  symptoms: [],
};

/** The words for each field that is still to be filled in; by the name that the server gives it. */
export function lacking(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  const open = Object.entries(fields).filter(([, given]) => given === null || given === false || given === '');
  return Object.fromEntries(open.map(([field]) => [field, problemSentence(field, 'required')]));
}

/** What a companion's part of a form lacks. */
export function companionLacks(traveller: Companion | null): Record<string, string> {
  if (!traveller) return {};
  const { name, relation, agreed } = traveller;
  const open = lacking({ name: name.trim(), relation });
  return agreed ? open : { ...open, oralConsent: '要 TA 当面答应，才能代为登记' };
}

/** Whether a temperature that was typed can be one; empty words when it can. */
export function temperatureLacks(typed: string): Record<string, string> {
  const { problem } = readTemperature(typed);
  return problem === '' ? {} : { temperatureC: problem };
}

/** Health as the server takes it. */
export const healthOf = ({ temperature, symptoms }: Pick<Filing, 'temperature' | 'symptoms'>): Health => ({
  temperatureC: readTemperature(temperature).valueC,
  symptoms,
});

/** The traveller as the server takes them; only of a form that lacks nothing. */
export const travellerOf = (traveller: Companion | null): Traveller =>
  traveller && { name: traveller.name.trim(), relation: traveller.relation as never, oralConsent: true };

/** The traveller of a case that is changed. */
export const travellerIn = ({ name, relation }: OwnCase): Companion | null =>
  relation === null ? null : { name, relation, agreed: true };

/** Who looks after a case that is changed: as before, until somebody chooses another. */
export const unitIn = ({ holderId: id, heldBy: name }: OwnCase): Filing['unit'] => ({ id, name });

/** What counts for a field of a case; `null`: nobody has said. */
export const inForce = (one: OwnCase, field: OwnCase['fields'][number]['name']) =>
  one.fields.find(({ name }) => name === field)?.inForce ?? null;
