import * as z from 'zod';
import { Collection } from '../kit/collection';
import { Failure } from '../kit/failure';
import type { KeyRing } from '../kit/sealed';
import { StoredRule } from './contract/office';

/** The one emergency campaign under which people declare and report. */
export const RETURN_CAMPAIGN_ID = 'return';

/** A campaign: by whom and on what basis, from when to when, and its rules, which only ever grow in number. */
export const Campaign = z.strictObject({
  _id: z.string(),
  name: z.string(),
  issuedBy: z.string(),
  documentNumber: z.string(),
  orgPath: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date().nullable().describe('null: until further notice'),
  keepDays: z.int().min(1).describe('days that rows are kept after a case has ended'),
  rules: z.array(StoredRule).min(1),
  version: z.int().positive(),
});
export type Campaign = z.infer<typeof Campaign>;

/** Whether a campaign runs on a Beijing day. */
export const isRunning = ({ startsOn, endsOn }: Pick<Campaign, 'startsOn' | 'endsOn'>, day: string): boolean =>
  startsOn <= day && (endsOn === null || day <= endsOn);

/** The door to the campaign. */
export class CampaignStore {
  private readonly rows: Collection<Campaign>;

  constructor(keys: () => KeyRing) {
    this.rows = new Collection('campaigns', Campaign, keys);
  }

  /** The campaign, running or not. One operation. @throws Failure NO_CAMPAIGN when there is none */
  async get(): Promise<Campaign> {
    const campaign = await this.rows.find(RETURN_CAMPAIGN_ID);
    if (!campaign) throw new Failure('NO_CAMPAIGN');
    return campaign;
  }

  /** The campaign, when it runs on a Beijing day. One operation. @throws Failure NO_CAMPAIGN */
  async running(day: string): Promise<Campaign> {
    const campaign = await this.get();
    if (!isRunning(campaign, day)) throw new Failure('NO_CAMPAIGN');
    return campaign;
  }

  /** Adds a rule to the version that was read; `false` when somebody was faster. One operation. */
  async addRule({ _id, version, rules }: Campaign, rule: StoredRule): Promise<boolean> {
    const change = { set: { rules: [...rules, rule] }, increment: { version: 1 } };
    return (await this.rows.update({ _id, version }, change)) === true;
  }
}

export type StoredRule = z.infer<typeof StoredRule>;
