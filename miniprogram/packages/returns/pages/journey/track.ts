import type * as z from 'zod';
import type { OwnCase, Story } from '../../../../../cloudfunctions/returns/contract/fields';
import { dayAt } from '../../../../text/times';

type Told = z.infer<typeof Story>[number];

/** A step as components/step-track takes it. */
interface Step {
  id: string;
  name: string;
  note: string;
  state: 'done' | 'now' | 'ahead';
  icon: string;
}

const OVER: ReadonlySet<OwnCase['stage']> = new Set(['completed', 'cancelled', 'lost', 'movedOut']);
const ICONS: Readonly<Record<string, string>> = { verified: 'phone', observing: 'home', ended: 'check' };
const lastOf = (story: readonly Told[], step: Told['step']) => [...story].reverse().find((one) => one.step === step);
const dateOf = (at: number, now: number) => (dayAt(at) === dayAt(now) ? '今天' : `${Number(dayAt(at).slice(8))} 日`);

/** The steps of a case along a line: those done by their time, the one that is now, those ahead. */
export function trackOf({ kind, stage }: OwnCase, story: readonly Told[], now: number): Step[] {
  const [first] = story;
  const isVerified = stage === 'observing' || stage === 'toCheck' || stage === 'completed';
  const past = [
    { id: 'declared', name: '登记', at: first?.at },
    { id: 'verified', name: '核实', at: isVerified ? lastOf(story, 'verified')?.at : undefined },
    { id: 'handed', name: '移交', at: lastOf(story, 'accepted')?.at },
  ];
  const done = past.flatMap(({ at, ...step }) => (at === undefined ? [] : [{ ...step, at }]));
  const ahead = [
    ...(isVerified ? [] : [{ id: 'verified', name: '核实' }]),
    ...(stage === 'completed' ? [] : [{ id: 'observing', name: kind === 'return' ? '观察' : '复核' }]),
    { id: 'ended', name: '结束' },
  ];
  const isOver = OVER.has(stage);
  return [
    ...done
      .sort((a, b) => a.at - b.at)
      .map(({ at, ...step }) => ({ ...step, note: dateOf(at, now), state: 'done' as const, icon: '' })),
    ...ahead
      .filter(({ id }) => !isOver || id === 'ended')
      .map((step, i) => ({
        ...step,
        note: '',
        state: isOver ? ('done' as const) : i === 0 ? ('now' as const) : ('ahead' as const),
        icon: ICONS[step.id] ?? 'clock',
      })),
  ];
}

/** Whoever holds a case and whoever it goes to, or came from, as components/two-ends takes it; `null`: it was never handed on. */
export function endsOf({ heldBy, pendingWith }: OwnCase, story: readonly Told[]) {
  if (pendingWith !== null) return { from: heldBy, to: pendingWith, taken: false, word: '等对方接' };
  const index = story.map(({ step }) => step).lastIndexOf('accepted');
  const before = story[index - 1];
  return before ? { from: before.heldBy, to: heldBy, taken: true, word: '接过来了' } : null;
}
