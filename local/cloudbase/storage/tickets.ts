import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock';

/** What a ticket lets its holder do with one file. */
export type Errand = 'get' | 'put';

/** Signs addresses of files, each for one errand and a while, as the object store's temporary addresses are. */
export class Tickets {
  private readonly key = randomBytes(32);

  constructor(private readonly clock: Clock) {}

  /** @param seconds how long it is good for */
  issue(errand: Errand, path: string, seconds: number): string {
    const until = this.clock.now() + seconds * 1_000;
    return `${until}-${this.sign(errand, path, until)}`;
  }

  /** Whether a ticket is one of ours, for this errand and file, and not out of date. */
  isGood(ticket: string, errand: Errand, path: string): boolean {
    const [until = '', sign = ''] = ticket.split('-');
    const wanted = Buffer.from(this.sign(errand, path, Number(until)));
    const given = Buffer.from(sign);
    return wanted.length === given.length && timingSafeEqual(wanted, given) && Number(until) > this.clock.now();
  }

  private sign(errand: Errand, path: string, until: number): string {
    return createHmac('sha256', this.key).update(`${errand}\0${path}\0${until}`).digest('hex');
  }
}
