import * as z from 'zod';
import { Day, Id, Named } from '../../kit/fields';
import { CampaignState, Count, DayFigure, Instant, Kit, Occupation, Window } from './fields';

/** What is decided about a campaign. */
export const CampaignFacts = z.strictObject({
  orgUnitId: Id.describe('the unit that runs it'),
  name: z.string().trim().min(2).max(40),
  issuedBy: z.array(z.string().trim().min(2).max(60)).min(1).max(8).describe('issuing bodies, in their order'),
  documentNumber: z.string().trim().max(60).describe('may be empty'),
  words: z.string().trim().max(300).describe('what the union says with it; may be empty'),
  kit: Kit,
  occupations: z.array(Occupation).max(9).describe('whom it is for; empty: everybody'),
  unitIds: z.array(Id).max(40).describe('unions whose people it is for, with all below; empty: all below orgUnitId'),
  opensAt: Instant,
  closesAt: Instant,
  windows: z.array(Window).max(14).describe('when kits are handed out; empty: round the clock'),
  stationRule: z.enum(['any', 'own']),
  holdMinutes: z.int().min(10).max(10_080).describe('how long a kit is held for somebody, within the windows'),
  offerMinutes: z.int().min(5).max(2_880).describe('how long one is held for whoever waits first'),
});
export type CampaignFacts = z.infer<typeof CampaignFacts>;

const inOrder = ({ facts }: { facts: CampaignFacts }) => facts.closesAt > facts.opensAt;
const ENDS_FIRST = { path: ['facts', 'closesAt'], error: 'range' };

/** A campaign as the office sees it. */
export const CampaignRecord = z.object({
  id: z.string(),
  facts: z.object({ ...CampaignFacts.shape, kit: z.object(Kit.shape), windows: z.array(z.object(Window.shape)) }),
  orgUnit: Named,
  units: z.array(Named),
  state: CampaignState,
  closedAt: Instant.nullable(),
  version: z.int().positive().describe('goes into every change, so that nothing newer is overwritten'),
});
export type CampaignRecord = z.infer<typeof CampaignRecord>;

/** The kits of a campaign at one station. `allottedCount` = left + reserved + handed, at any time. */
export const StationFigure = z.object({
  station: Named,
  orgUnitName: z.string(),
  allottedCount: Count,
  left: Count,
  reservedCount: Count,
  handedCount: Count,
  waiting: z.boolean(),
});
export type StationFigure = z.infer<typeof StationFigure>;

/** What a campaign has come to; 人次 counts hand-outs, 人 counts people. */
export const OfficeFigures = z.object({
  allottedCount: Count,
  reservedCount: Count,
  handOutCount: Count.describe('人次'),
  personCount: Count.describe('人'),
  byProxyCount: Count.describe('of the hand-outs: picked up by a colleague'),
  expiredCount: Count,
  cancelledCount: Count,
  stations: z.array(StationFigure).max(1_000),
  days: z.array(DayFigure),
  occupations: z.array(z.object({ occupation: Occupation, handOutCount: Count })),
  thanksCount: Count,
  complaintCount: Count,
});
export type OfficeFigures = z.infer<typeof OfficeFigures>;

/** A month or a year, in Beijing: 2022-12, 2022. */
export const Period = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/);
const Figure = { handOutCount: Count.describe('人次'), personCount: Count.describe('人, each once') };

/** What the stations of a unit and of those below it handed out over all campaigns. */
export const UnitFigures = z.object({
  orgUnit: Named,
  ...Figure,
  parts: z.array(z.object({ part: z.string().describe('day of a month, month of a year'), ...Figure })).max(31),
  occupations: z
    .array(z.object({ occupation: Occupation, ...Figure }))
    .describe('a person counts where they had their first kit of the period'),
  stations: z.array(z.object({ station: Named, ...Figure })).max(1_000),
});
export type UnitFigures = z.infer<typeof UnitFigures>;

const Changed = z.object({ campaign: CampaignRecord });
const AtVersion = z.strictObject({ campaignId: Id, version: z.int().positive() });
const AllotInput = z.strictObject({ campaignId: Id, stationId: Id, count: z.int().min(1).max(4_000) });

export const officeExchanges = {
  listCampaigns: {
    input: z.strictObject({ orgUnitId: Id, state: CampaignState.nullable() }),
    output: z.object({ campaigns: z.array(CampaignRecord).max(100) }),
  },
  readCampaign: {
    input: z.strictObject({ campaignId: Id }),
    output: z.object({ campaign: CampaignRecord, stations: z.array(StationFigure).max(1_000) }),
  },
  createCampaign: {
    input: z.strictObject({ facts: CampaignFacts }).refine(inOrder, ENDS_FIRST),
    output: Changed,
  },
  editCampaign: {
    input: AtVersion.extend({ facts: CampaignFacts }).refine(inOrder, ENDS_FIRST),
    output: Changed,
  },
  openCampaign: { input: AtVersion, output: Changed },
  /** Ends it: no claim, hand-out, offer or message follows. */
  closeCampaign: { input: AtVersion, output: Changed },
  allotKits: { input: AllotInput, output: z.object({ station: StationFigure }) },
  /** Takes kits back that nobody has reserved; as many as there are, up to `count`. */
  withdrawKits: {
    input: AllotInput,
    output: z.object({
      station: StationFigure,
      withdrawnCount: Count.describe('fewer than asked for when fewer were free'),
    }),
  },
  readFigures: {
    input: z.strictObject({ campaignId: Id }),
    output: OfficeFigures,
  },
  /** As of the last run of the job, a minute ago at most while it keeps up. */
  readUnitFigures: { input: z.strictObject({ orgUnitId: Id, period: Period }), output: UnitFigures },
  listWords: {
    input: z.strictObject({
      campaignId: Id,
      kind: z.enum(['thanks', 'complaint']),
      after: z.string().max(200).nullable(),
    }),
    output: z.object({
      words: z.array(z.object({ id: z.string(), text: z.string(), station: Named, on: Day })),
      next: z.string().nullable().describe('goes into `after`; null on the last page'),
    }),
  },
};
