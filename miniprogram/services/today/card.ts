import type { Session } from '../session';

/** What somebody does for the union at a unit. */
export type Duty = Session['roles'][number];

/** Whom the day is for: the person, in one of their duties or (`null`) as themselves. */
export interface Who {
  me: Session['me'];
  duty: Duty | null;
  /** Epoch milliseconds. */
  now: number;
}

/** How soon something wants doing, soonest first; cards stand in this order. */
export const URGENCY = { overdue: 0, now: 1, today: 2, waiting: 3, calm: 4 } as const;
export type Urgency = keyof typeof URGENCY;

/** A button and the page it opens. */
interface Act {
  word: string;
  url: string;
}

/** One thing of today: how it stands, what it is, and the one thing to do about it. */
export interface TodayCard {
  /** Unique among the cards of a person. */
  id: string;
  urgency: Urgency;
  tag: { tone: 'good' | 'wait' | 'alert' | 'brick'; icon?: string; word: string };
  title: string;
  note: string;
  /** Of components/line-picture. */
  picture: string;
  /** `null`: there is nothing to do about it. */
  act: Act | null;
  also: Act | null;
}

/** A capability's part of somebody's day; answers none to whom it is of no concern. */
export type TodaySource = (who: Who) => Promise<TodayCard[]>;
