import type { OfferView } from '../../../../../cloudfunctions/warmth/contract/member';
import { REASONS } from '../../../../text/warmth';
import { kitSaid, untilSaid, windowsSaid } from '../../../../text/warmth-member';
import type { ClaimStationLine } from '../../../../text/warmth-member';

const waitSaid = ({ station, ahead }: NonNullable<OfferView['wait']>) =>
  `您在${station.name}排着，${ahead === 0 ? '下一个就是您' : `前面还有 ${ahead} 人`}`;

/** What is given, and what the person has to know before. @param now epoch milliseconds */
export function toldOf({ campaign, reason, wait }: OfferView, isChange: boolean, now: number) {
  const { name, kit, issuedBy, words, closesAt, windows } = campaign;
  return {
    name,
    kit: kitSaid(kit),
    kitName: kit.name,
    issuedBy: issuedBy.join('、'),
    words,
    until: untilSaid(closesAt, now),
    windows: windowsSaid(windows),
    isChange,
    reason: reason !== null && !isChange ? REASONS[reason] : '',
    wait: wait ? waitSaid(wait) : '',
  };
}

/** The nearest with kits is chosen beforehand; where the station is fixed or held already, that one stays as it is. */
export function placesOf(
  { ownStation, claim }: OfferView,
  all: readonly ClaimStationLine[],
  { change, wanted }: { change: boolean; wanted: string },
) {
  const held = change ? claim?.station.id : undefined;
  const stations = all.filter(({ id }) => (ownStation ? id === ownStation.id : id !== held));
  const before = stations.find(({ id }) => id === wanted);
  return { stations, chosen: before ?? stations[0] ?? null };
}
