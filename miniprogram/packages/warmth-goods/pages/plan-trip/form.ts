import type { StopFacts, TripFacts, TripView } from '../../../../../cloudfunctions/warmth/contract/outreach';
import { TRIP_LACKS } from '../../../../text/warmth-trips';

/** What was chosen from a list. */
export interface Choice {
  id: string;
  name: string;
}

/** A stop as it is typed. */
export interface StopForm {
  /** As the trip has it, wherever it stands; `null`: a new one. */
  id: string | null;
  name: string;
  kind: StopFacts['kind'];
  address: string;
  /** The station or store room of ours that it is; `null`: none. */
  site: Choice | null;
  /** HH:MM */
  time: string;
  /** After midnight of the trip's day. */
  nextDay: boolean;
  contactName: string;
  contactPhone: string;
  /** The stop whose contact is known and stays unless another is typed; `null`: none is. */
  keepOf: string | null;
  /** That contact, masked. */
  known: string;
  problem: string;
}

/** A trip as it is typed. */
export interface Form {
  title: string;
  day: string;
  leader: string;
  /** Names, parted by commas. */
  team: string;
  /** `null`: the trip belongs to none. */
  campaign: Choice | null;
  from: Choice | null;
  oncePer: TripFacts['oncePer'];
  stops: StopForm[];
}

export const NEW_STOP: StopForm = {
  id: null,
  name: '',
  kind: 'depot',
  address: '',
  site: null,
  time: '22:00',
  nextDay: false,
  contactName: '',
  contactPhone: '',
  keepOf: null,
  known: '',
  problem: '',
};

export const blankOn = (day: string): Form => ({
  title: '',
  day,
  leader: '',
  team: '',
  campaign: null,
  from: null,
  oncePer: 'stop',
  stops: [NEW_STOP],
});

const DAY_MINUTES = 1_440;
const two = (value: number) => String(value).padStart(2, '0');
const timeOf = (minute: number) => `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;

export function minuteOf({ time, nextDay }: StopForm): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes + (nextDay ? DAY_MINUTES : 0);
}

export const formOf = ({ title, day, leader, team, campaign, from, oncePer, stops }: TripView): Form => ({
  title,
  day,
  leader,
  team: team.join('、'),
  campaign,
  from,
  oncePer,
  stops: stops.map(({ id, name, kind, address, site, plannedMinute, contact }) => ({
    ...NEW_STOP,
    id,
    name,
    kind,
    address,
    site,
    time: timeOf(plannedMinute),
    nextDay: plannedMinute >= DAY_MINUTES,
    keepOf: contact ? id : null,
    known: contact ? `${contact.name} ${contact.maskedPhone}` : '',
  })),
});

const isShort = (typed: string) => typed.trim().length < 2;

function stopLacks({ name, contactName, contactPhone }: StopForm): string {
  if (isShort(name)) return TRIP_LACKS.stopName;
  if ((contactName.trim() === '') !== (contactPhone.trim() === '')) return TRIP_LACKS.contactName;
  return contactPhone.trim() !== '' && !/^1\d{10}$/.test(contactPhone.trim()) ? TRIP_LACKS.contactPhone : '';
}

export const checkedStops = (stops: readonly StopForm[]): StopForm[] =>
  stops.map((stop) => ({ ...stop, problem: stopLacks(stop) }));

/** What the form lacks beside its stops; by field, in words. */
export const tripLacks = ({ title, leader, from, stops }: Form): Record<string, string> => ({
  ...(isShort(title) && { title: TRIP_LACKS.title }),
  ...(isShort(leader) && { leader: TRIP_LACKS.leader }),
  ...(from === null && { from: TRIP_LACKS.from }),
  ...(stops.length === 0 && { stops: TRIP_LACKS.stops }),
});

const namesIn = (typed: string) =>
  typed
    .split(/[、，,;；\s]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, 20);

const typedContact = ({ contactName, contactPhone }: StopForm) =>
  contactName.trim() === '' ? null : { name: contactName.trim(), phone: contactPhone.trim() };

const stopOf = (stop: StopForm): StopFacts => ({
  ...(stop.id !== null && { id: stop.id }),
  name: stop.name.trim(),
  kind: stop.kind,
  address: stop.address.trim(),
  siteId: stop.site?.id ?? null,
  plannedMinute: minuteOf(stop),
  contact: typedContact(stop) ?? (stop.keepOf === null ? null : { keepOf: stop.keepOf }),
});

/** A plan as the server takes it; only of a form that lacks nothing. */
export const factsOf = (form: Form, orgUnitId: string): TripFacts => ({
  orgUnitId,
  campaignId: form.campaign?.id ?? null,
  title: form.title.trim(),
  day: form.day,
  leader: form.leader.trim(),
  team: namesIn(form.team),
  fromSiteId: form.from!.id,
  oncePer: form.oncePer,
  stops: form.stops.map(stopOf),
});
