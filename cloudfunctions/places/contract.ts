import * as z from 'zod';
import { ORG_UNIT_KINDS } from '../domain/org-unit';
import type { ApiOf } from '../kit/contract';
import { Id } from '../kit/fields';

const Instant = z.int().describe('epoch milliseconds');

/** What a station offers to whoever comes in from the street. */
export const SERVICES = ['hotWater', 'charging', 'microwave', 'rest', 'toilet', 'medicineBox', 'wifi'] as const;
export type Service = (typeof SERVICES)[number];

/** A point on the map as WeChat's map draws it. */
export const Point = z.strictObject({
  latitude: z.number().min(-90).max(90).describe('degrees, GCJ-02'),
  longitude: z.number().min(-180).max(180).describe('degrees, GCJ-02'),
});
export type Point = z.infer<typeof Point>;

export const OrgUnitView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(ORG_UNIT_KINDS),
  within: z.string().describe('the names of the units above, from the district down; empty for the root'),
  hasUnits: z.boolean().describe('whether units lie below'),
});
export type OrgUnitView = z.infer<typeof OrgUnitView>;

/** Whether a station's door is open, by its own hours. */
export const Opening = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), until: Instant.nullable().describe('null: it never closes') }),
  z.object({ state: z.literal('closed'), opensAt: Instant.nullable().describe('null: not within the next week') }),
]);
export type Opening = z.infer<typeof Opening>;

export const StationView = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string(),
  point: z.object(Point.shape),
  orgUnit: z.object({ id: z.string(), name: z.string() }),
  services: z.array(z.enum(SERVICES)),
  opening: Opening,
  distanceMetres: z.int().nullable().describe('null when the caller gave no place'),
});
export type StationView = z.infer<typeof StationView>;

export const placesContract = {
  listOrgUnits: {
    input: z.strictObject({
      parentId: Id.nullable().describe('null: the districts'),
      search: z.string().trim().max(40).describe('part of a name, over the whole tree; empty: list below the parent'),
    }),
    output: z.object({ units: z.array(OrgUnitView).max(200), more: z.boolean().describe('there were more than fit') }),
  },
  readOrgUnit: {
    input: z.strictObject({ id: Id }),
    output: z.object({ unit: OrgUnitView, ancestors: z.array(z.object({ id: z.string(), name: z.string() })) }),
  },
  listStations: {
    input: z.strictObject({
      near: Point.nullable().describe('null: in the order of the tree'),
      openNow: z.boolean(),
      services: z.array(z.enum(SERVICES)).max(7).describe('only stations that have them all'),
      search: z.string().trim().max(40),
    }),
    output: z.object({
      stations: z.array(StationView).max(50).describe('open ones first, then by distance'),
      closedCount: z.int().describe('stations left out because they are closed now'),
    }),
  },
};

export type PlacesApi = ApiOf<typeof placesContract>;
