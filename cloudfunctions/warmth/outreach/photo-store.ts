import type { Reach } from '../../kit/access';
import { Collection } from '../../kit/collection';
import { between } from '../../kit/criteria';
import type { KeyRing } from '../../kit/sealed';
import { NEVER } from '../block';
import { PhotoRow, VerdictRow } from './photo';

const EVERYWHERE: Reach = { extent: 'all' };
/** Photos of one visit. */
export const MOST_PHOTOS = 9;
/** Of one run of the job. */
const BATCH = 20;

/** The doors to the photos of visits, and to what WeChat found in them. */
export class PhotoStore {
  private readonly photos: Collection<PhotoRow>;
  private readonly verdicts: Collection<VerdictRow>;

  constructor(keys: () => KeyRing) {
    this.photos = new Collection('visitPhotos', PhotoRow, keys);
    this.verdicts = new Collection('photoVerdicts', VerdictRow, keys);
  }

  /** Adds a photo; `false` when its place is taken, or its file has one. One operation. */
  add(photo: PhotoRow): Promise<boolean> {
    return this.photos.insert(photo);
  }

  /** The photo of an id, or `null`. One operation. */
  find(id: string): Promise<PhotoRow | null> {
    return this.photos.find(id);
  }

  /** The photos of a visit. One operation. */
  ofVisit(visitId: string): Promise<PhotoRow[]> {
    return this.ofVisits([visitId]);
  }

  /** The photos of some visits. One operation. */
  ofVisits(visitIds: readonly string[]): Promise<PhotoRow[]> {
    return this.photos.among('visitId', visitIds, visitIds.length * MOST_PHOTOS);
  }

  /** Notes the receipt of having asked; `false` when one is noted. One operation. */
  async asked({ _id, fileID }: PhotoRow, traceId: string): Promise<boolean> {
    const set = { traceId, askedKey: NEVER };
    return (await this.photos.update({ _id, fileID, traceId: null }, { set })) === true;
  }

  /** Photos of a time that nobody has asked about, at most 20. One operation. */
  unasked(from: number, until: number): Promise<PhotoRow[]> {
    const where = { askedKey: between(from, until) };
    return this.photos.list({ reach: EVERYWHERE, index: 'byAsked', where, limit: BATCH });
  }

  /** Forgets a photo; how many that were. One operation. */
  remove(visitId: string, fileID: string): Promise<number> {
    return this.photos.removeAll('byVisit', { visitId, fileID });
  }

  /** The photos of some receipts, by them. One operation. */
  async byTrace(traceIds: readonly string[]): Promise<Map<string, PhotoRow>> {
    const rows = traceIds.length === 0 ? [] : await this.photos.among('traceId', traceIds);
    return new Map(rows.map((row) => [row.traceId!, row]));
  }

  /** Keeps a verdict; the first one counts. One operation. */
  judge(verdict: VerdictRow): Promise<boolean> {
    return this.verdicts.insert(verdict);
  }

  /** The verdicts on some photos, by receipt. At most one operation. */
  async verdictsOn(photos: readonly PhotoRow[]): Promise<Map<string, VerdictRow>> {
    const traceIds = photos.flatMap(({ traceId }) => traceId ?? []);
    const rows = traceIds.length === 0 ? [] : await this.verdicts.among('_id', traceIds);
    return new Map(rows.map((row) => [row._id, row]));
  }

  /** Verdicts whose files are to be deleted, at most 20. One operation. */
  uncleared(now: number): Promise<VerdictRow[]> {
    const where = { clearedKey: between(0, now + 1) };
    return this.verdicts.list({ reach: EVERYWHERE, index: 'byCleared', where, limit: BATCH });
  }

  /** Notes that a verdict's file is gone. One operation. */
  async cleared({ _id }: VerdictRow): Promise<void> {
    await this.verdicts.update({ _id }, { set: { clearedKey: NEVER } });
  }
}
