import { covers } from '../kit/access';
import { Failure } from '../kit/failure';
import type { Station } from '../places/store';
import type { Entry } from './block';
import { claimRowId, isBound } from './claim-row';
import type { WarmthContext } from './member';

/** A station within the caller's reach. At most one operation. @throws Failure NOT_FOUND */
export async function keptStation({ store, reach, now }: WarmthContext, id: string): Promise<Station> {
  const station = await store.station(id, now);
  if (!station || !covers(reach, station.orgPath)) throw new Failure('NOT_FOUND');
  return station;
}

/** Notes that a kit left the shelf without being booked, for the stock-take. One operation. */
export const noteUnbooked = ({ audit }: WarmthContext, { personId, orgPath }: Entry): Promise<void> =>
  audit({ subjectId: personId, orgPath, reason: '离线发放未能记账' });

/** Which of some entries at a station are bound to their blocks. One operation. */
export async function boundAmong(
  { store }: Pick<WarmthContext, 'store'>,
  held: readonly { blockId: string; campaignId: string; entry: Entry }[],
) {
  const rows = await store.claims.among(
    held.map(({ campaignId, entry }) => ({ campaignId, personId: entry.personId })),
  );
  const byId = new Map(rows.map((row) => [row._id, row]));
  return held.filter(({ blockId, campaignId, entry }) => {
    const row = byId.get(claimRowId(campaignId, entry.personId));
    return row !== undefined && isBound(row, blockId, entry.attempt);
  });
}
