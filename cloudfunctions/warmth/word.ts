import * as z from 'zod';
import { Collection } from '../kit/collection';
import { startsWith } from '../kit/criteria';
import type { KeyRing } from '../kit/sealed';
import { claimRowId } from './claim-row';

export const WORD_KINDS = ['thanks', 'complaint'] as const;
export type WordKind = (typeof WORD_KINDS)[number];

/** What somebody said of a kit they had, once. `_id` is `<campaign>:<person>`. */
export const WordRow = z.strictObject({
  _id: z.string(),
  personId: z.string(),
  orgPath: z.string().describe("the station's"),
  stationId: z.string(),
  stationName: z.string(),
  kind: z.enum(WORD_KINDS),
  text: z.string().describe('sealed at rest: people write names and numbers'),
  on: z.iso.date(),
  listKey: z.string(),
});
export type WordRow = z.infer<typeof WordRow>;

const prefix = (campaignId: string, kind: WordKind) => `${campaignId}!${kind}!`;

/** The door to thanks and complaints. */
export class WordStore {
  private readonly rows: Collection<WordRow>;

  constructor(keys: () => KeyRing) {
    this.rows = new Collection('warmthWords', WordRow, keys);
  }

  /** Keeps a line; the first one stays. One operation. */
  async say(campaignId: string, word: Omit<WordRow, '_id' | 'listKey'>): Promise<void> {
    const _id = claimRowId(campaignId, word.personId);
    await this.rows.insert({ ...word, _id, listKey: `${prefix(campaignId, word.kind)}${word.on}!${_id}` });
  }

  /** What a person said, by campaign. One operation. */
  async ofPerson(personId: string, campaignIds: readonly string[]): Promise<Map<string, WordKind>> {
    const ids = campaignIds.map((campaignId) => claimRowId(campaignId, personId));
    return new Map((await this.rows.among('_id', ids)).map(({ _id, kind }) => [_id.split(':')[0]!, kind]));
  }

  /** A page of a campaign's words, and where the next one starts (`null`: this is the last). One operation. */
  async page(campaignId: string, kind: WordKind, after: string | null, size: number) {
    const where = { listKey: startsWith(prefix(campaignId, kind), after) };
    const rows = await this.rows.list({ reach: { extent: 'all' }, index: 'byCampaign', where, limit: size + 1 });
    return { words: rows.slice(0, size), next: rows.length > size ? rows[size - 1]!.listKey : null };
  }

  /** How many words of a kind. One operation. */
  async count(campaignId: string, kind: WordKind): Promise<number> {
    const where = { listKey: startsWith(prefix(campaignId, kind)) };
    return (await this.rows.countBy('byCampaign', { extent: 'all' }, where, 'kind')).get(kind) ?? 0;
  }
}
