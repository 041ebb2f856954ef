/** Every step of a trip, and the states it can be taken from. */
export const TRIP_STEPS = {
  edit: ['planned', 'out'],
  cancel: ['planned'],
  load: ['planned', 'out'],
  handOut: ['out'],
  writeOff: ['out'],
  close: ['out'],
} as const;
export type TripStep = keyof typeof TRIP_STEPS;
export type TripState = 'planned' | 'out' | 'closed' | 'cancelled';

/** Whether a trip in a state can take a step. */
export const canStep = (state: TripState, step: TripStep): boolean =>
  (TRIP_STEPS[step] as readonly TripState[]).includes(state);

/** What may not change once goods are on the road. */
interface Fixed {
  campaignId: string | null;
  fromSiteId: string;
  oncePer: string;
  orgUnitId: string;
  stopIds: readonly string[];
}

/** The stops that a plan takes away. */
export const takenAway = (before: readonly string[], after: readonly string[]): string[] =>
  before.filter((id) => !after.includes(id));

/** The first field that a plan changes though goods are on the road; `null`: none. Stops may be added, not taken away. */
export function fixedField(
  before: Fixed,
  after: Fixed,
): 'campaignId' | 'fromSiteId' | 'oncePer' | 'orgUnitId' | 'stops' | null {
  const fields = ['campaignId', 'fromSiteId', 'oncePer', 'orgUnitId'] as const;
  const changed = fields.find((field) => before[field] !== after[field]);
  return changed ?? (takenAway(before.stopIds, after.stopIds).length > 0 ? 'stops' : null);
}

/**
 * What makes a hand-out the only one of its kind: the person in the campaign, or at the stop. A trip that belongs to no
 * campaign is its own.
 */
export function onceKey(
  { id, campaignId, oncePer }: { id: string; campaignId: string | null; oncePer: 'campaign' | 'stop' },
  stopId: string,
  personId: string,
): string {
  const scope = oncePer === 'stop' ? `${id}-${stopId}` : (campaignId ?? id);
  return `${scope}|${personId}`;
}
