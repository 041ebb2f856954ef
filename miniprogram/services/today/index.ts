import { ServiceFailure } from '../cloud';
import { URGENCY } from './card';
import type { TodayCard, TodaySource, Who } from './card';
import { peopleToday } from './people';
import { returnsDutyToday, returnsToday } from './returns';
import { warmthToday } from './warmth';

/** Every capability that has something to say about a day. */
const SOURCES: readonly TodaySource[] = [peopleToday, returnsToday, returnsDutyToday, warmthToday];

/** Somebody's day. */
export interface Today {
  /** Most urgent first. */
  cards: TodayCard[];
  /** Whether a capability could not be asked, so that something may be missing. */
  isPartial: boolean;
}

/** A defect of a source still reaches whoever watches for errors. */
const report = (defect: unknown) => void Promise.reject(defect as Error);

/** What is to be done by a person today. A source that fails costs its own cards and no other's. */
export async function todayOf(who: Who): Promise<Today> {
  const answers = await Promise.allSettled(SOURCES.map((source) => source(who)));
  const cards = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  const failures = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
  failures.filter((failure) => !(failure instanceof ServiceFailure)).forEach(report);
  cards.sort((a, b) => URGENCY[a.urgency] - URGENCY[b.urgency]);
  return { cards, isPartial: failures.length > 0 };
}
