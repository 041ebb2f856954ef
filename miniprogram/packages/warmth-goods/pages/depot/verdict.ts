import type { HandOutView } from '../../../../../cloudfunctions/warmth/contract/outreach';
import type { ServiceFailure } from '../../../../services/cloud';
import { failureSentence } from '../../../../text/failures';
import { verdictTitle } from '../../../../text/warmth-trips';

/** What a code came to, as it fills the upper half of the screen. */
export interface Verdict {
  tone: 'good' | 'alert' | 'wait';
  icon: string;
  title: string;
  note: string;
}

/** Somebody got theirs. @param count how many have at this stop */
export const handed = ({ to, item }: HandOutView, count: number): Verdict => ({
  tone: 'good',
  icon: 'okc',
  title: `${to?.name ?? ''} 发 1 ${item.unit}`,
  note: `${to?.maskedPhone ?? ''} · 这一站第 ${count} 笔`,
});

/** The tap before, whose answer got lost, was written down after all. */
export const WRITTEN_BEFORE: Verdict = {
  tone: 'wait',
  icon: 'info',
  title: '刚才那次记上了',
  note: '东西还没给的，现在给；已经给了的，请下一位。',
};

/** Somebody does not get one now, and why. */
export const refused = (failure: ServiceFailure): Verdict => {
  const { isUnsure } = failure;
  const icon = isUnsure ? 'offline' : 'warn';
  const note = isUnsure ? '不知道记没记上。请师傅别走，再亮一次码。' : failureSentence(failure);
  return { tone: isUnsure ? 'wait' : 'alert', icon, title: verdictTitle(failure.code), note };
};
