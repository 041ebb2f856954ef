import { newRequestId } from '../../../../services/cloud';

/** A camera that looks at one code tells of it many times a second; apart by more than this it was shown again. */
const GAP_MS = 2_000;

/** A server's clock and a phone's may differ by so much. */
const SKEW_MS = 120_000;

/** Whom a code says it belongs to; codes of one person change, this does not. */
const holderOf = (text: string) => text.split('.').slice(0, 2).join('.');

/** What a camera reads, told apart: one showing of a code is one tap. */
export class Codes {
  private text = '';
  private seenAt = 0;
  /** From when on a code whose answer got lost is asked for again though it was held still all the time. */
  private againAt = Infinity;
  private readonly lost = new Map<string, number>();
  private unanswered: { text: string; requestId: string } | null = null;

  /** Whether a code is shown now that was not a moment ago. @param now epoch milliseconds */
  isFresh(text: string, now: number): boolean {
    const isHeld = text === this.text && now - this.seenAt < GAP_MS && now < this.againAt;
    this.text = text;
    this.seenAt = now;
    if (!isHeld) this.againAt = Infinity;
    return !isHeld;
  }

  /** The name of this tap; a code whose answer got lost is asked for under its old name. */
  requestFor(text: string): string {
    if (this.unanswered?.text === text) return this.unanswered.requestId;
    this.unanswered = { text, requestId: newRequestId() };
    return this.unanswered.requestId;
  }

  /** The answer came, whatever it was. */
  answered(): void {
    this.unanswered = null;
  }

  /** No answer came: it may have been written down or not. @param now epoch milliseconds */
  unsure(text: string, now: number): void {
    this.lost.set(holderOf(text), now);
    this.againAt = now + GAP_MS;
  }

  /** Whether something written down at an instant can be the tap of this person whose answer got lost; told once. */
  wasLost(text: string, at: number): boolean {
    const lostAt = this.lost.get(holderOf(text));
    this.lost.delete(holderOf(text));
    return lostAt !== undefined && at > lostAt - SKEW_MS;
  }
}
