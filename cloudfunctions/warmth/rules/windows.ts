import { openingAt } from '../../places/rules';
import type { Hours, Opening } from '../../places/rules';

const MINUTE_MS = 60_000;
/** More windows than a claim ever waits through; a campaign without an open minute must not be searched for ever. */
const MOST_WINDOWS = 60;

/** Whether kits are handed out at an instant, by a campaign's windows in Beijing; without windows, round the clock. */
export function handingOutAt(windows: readonly Hours[], at: number): Opening {
  return windows.length === 0 ? { state: 'open', until: null } : openingAt(windows, at);
}

/**
 * Until when a kit is held for somebody who reserves it at an instant: so many minutes in which they could have come,
 * counted in the campaign's windows alone, and never past its end. Instants are epoch milliseconds.
 */
export function pickUpDeadline(windows: readonly Hours[], at: number, holdMinutes: number, closesAt: number): number {
  let from = at;
  let left = holdMinutes * MINUTE_MS;
  for (let i = 0; i < MOST_WINDOWS && from < closesAt; i += 1) {
    const now = handingOutAt(windows, from);
    if (now.state === 'closed') {
      if (now.opensAt === null) return closesAt;
      from = now.opensAt;
      continue;
    }
    if (now.until === null || from + left <= now.until) return Math.min(from + left, closesAt);
    left -= now.until - from;
    from = now.until;
  }
  return closesAt;
}
