import { placeOfBlock } from './block';

/** How long an instance tells the crowd to look before it grabs. */
const REMEMBERED_FOR_MS = 2_000;

/**
 * Where an instance has just seen the last kit go. It refuses nobody by itself: whoever taps there is only made to look
 * first, and the look decides. A refusal then costs one operation, and the rare kit that came back meanwhile costs three.
 */
export class SoldOutPlaces {
  private readonly until = new Map<string, number>();

  /** Whether the last look at the station of a block found no kit, not two seconds ago. */
  has(blockId: string, now: number): boolean {
    return (this.until.get(placeKey(blockId)) ?? 0) > now;
  }

  /** Notes that a look at the station of a block found none. */
  add(blockId: string, now: number): void {
    this.until.set(placeKey(blockId), now + REMEMBERED_FOR_MS);
  }
}

function placeKey(blockId: string): string {
  const { campaignId, stationId } = placeOfBlock(blockId);
  return `${campaignId}.${stationId}`;
}
