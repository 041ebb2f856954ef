import type { Documents } from '../../local/cloudbase/documents/documents';
import { aPerson, aStation, anAccount, units, zone } from '../kit/people';
import { aCampaign, keeper, office } from './facts';

/** Units, stations, a campaign, couriers, a keeper and an office, laid into a database. */
export function layCast(documents: Documents, stationIds: readonly string[], couriers: readonly string[]): void {
  const cast = couriers.map((openid) => ({ openid, name: '周远', phone: '15400000001' }));
  const rows = {
    orgUnits: units,
    warmthCampaigns: [aCampaign()],
    stations: stationIds.map((_id) => aStation({ _id, name: `站点 ${_id}` })),
    persons: cast.map((one) => aPerson(one, { phoneVerifiedBy: null })),
    accounts: [
      ...cast.map((one) => anAccount(one)),
      anAccount(keeper, 'stationKeeper', zone),
      anAccount(office, 'unitAdmin', units[0]),
    ],
  };
  for (const [name, list] of Object.entries(rows)) documents.insertMany(name, list);
}
