import type { OwnCase, Told } from '../../../../../cloudfunctions/returns/contract/fields';
import { dayAt } from '../../../../text/times';

/** A step as components/step-track takes it. */
interface Step {
  id: string;
  name: string;
  note: string;
  state: 'done' | 'now' | 'ahead';
  icon: string;
}

/** Stages after which nothing follows. */
export const OVER: ReadonlySet<OwnCase['stage']> = new Set(['completed', 'cancelled', 'lost', 'movedOut']);
const VERIFIED: ReadonlySet<OwnCase['stage']> = new Set(['observing', 'toCheck', 'completed']);
const ICONS: Readonly<Record<string, string>> = { arrived: 'train', verified: 'phone', observing: 'home' };
const lastOf = (story: readonly Told[], step: Told['step']) => [...story].reverse().find((one) => one.step === step);
const dateOf = (at: number, now: number) => (dayAt(at) === dayAt(now) ? '今天' : `${Number(dayAt(at).slice(8))} 日`);

/** What was done, by its time. */
function doneSteps({ stage }: OwnCase, story: readonly Told[]) {
  const isVerified = VERIFIED.has(stage);
  const past = [
    { id: 'declared', name: '登记', at: story[0]?.at },
    { id: 'verified', name: '核实', at: isVerified ? lastOf(story, 'verified')?.at : undefined },
    { id: 'handed', name: '移交', at: lastOf(story, 'accepted')?.at },
  ];
  return past.flatMap(({ at, ...step }) => (at === undefined ? [] : [{ ...step, at }])).sort((a, b) => a.at - b.at);
}

/** What is now, and what comes after it. */
function aheadSteps({ kind, stage }: OwnCase) {
  const isComing = stage === 'away' || stage === 'notArrived';
  return [
    ...(isComing ? [{ id: 'arrived', name: '到京' }] : []),
    ...(VERIFIED.has(stage) ? [] : [{ id: 'verified', name: '核实' }]),
    { id: 'observing', name: kind === 'return' ? '观察' : '复核' },
    { id: 'ended', name: '结束' },
  ];
}

/** The steps of a case along a line: those done by their time, the one that is now, those ahead. */
export function trackOf(one: OwnCase, story: readonly Told[], now: number): Step[] {
  const done = doneSteps(one, story).map(({ at, ...step }) => {
    return { ...step, note: dateOf(at, now), state: 'done' as const, icon: '' };
  });
  if (OVER.has(one.stage)) return [...done, { id: 'ended', name: '结束', note: '', state: 'done', icon: '' }];
  const ahead = aheadSteps(one).map((step, i) => {
    return {
      ...step,
      note: '',
      state: i === 0 ? ('now' as const) : ('ahead' as const),
      icon: ICONS[step.id] ?? 'clock',
    };
  });
  return [...done, ...ahead];
}

/** Whoever holds a case and whoever it goes to, or came from, as components/two-ends takes it; `null`: it was never handed on. */
export function endsOf({ heldBy, pendingWith }: OwnCase, story: readonly Told[]) {
  if (pendingWith !== null) return { from: heldBy, to: pendingWith, taken: false, word: '等对方接' };
  const index = story.map(({ step }) => step).lastIndexOf('accepted');
  const before = story[index - 1];
  return before ? { from: before.heldBy, to: heldBy, taken: true, word: '接过来了' } : null;
}
