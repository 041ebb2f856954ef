import type { ClaimStation, OfferView } from '../../../../../cloudfunctions/warmth/contract/member';

const isHeld = ({ claim }: OfferView) => claim?.state === 'reserved';

/** Whether a kit is held for the person behind a door. */
export const isHeldAt = (offer: OfferView, door: string): boolean => isHeld(offer) && offer.claim!.station.id === door;

/** What somebody before a door asks for, the likeliest first; the rest says why not. */
const RANKS: readonly ((offer: OfferView, door: string) => boolean)[] = [
  isHeldAt,
  (offer) => offer.reason === null && !isHeld(offer),
  isHeld,
  () => true,
];

/** Offers that are open, in the order in which one looks for what is given behind a door. */
export function inDoorOrder(offers: readonly OfferView[], door: string): OfferView[] {
  const rank = (offer: OfferView) => RANKS.findIndex((isSo) => isSo(offer, door));
  return offers.filter(({ campaign }) => campaign.state === 'open').sort((a, b) => rank(a) - rank(b));
}

/** Whether the person may ask for it behind a door. */
export const isGivenAt = ({ ownStation }: OfferView, stations: readonly ClaimStation[], door: string): boolean =>
  ownStation ? ownStation.id === door : stations.some(({ id }) => id === door);
