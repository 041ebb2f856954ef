/** Where a case stands. Being called is no stage but a lease, and being handed over no stage but a transfer. */
export const STAGES = [
  'away',
  'notArrived',
  'toVerify',
  'needsFix',
  'toVisit',
  'escalated',
  'toCheck',
  'observing',
  'completed',
  'cancelled',
  'lost',
  'movedOut',
] as const;
export type Stage = (typeof STAGES)[number];

/** What can happen to a case. */
export type Step =
  | 'declareComing'
  | 'declareHere'
  | 'leave'
  | 'withdraw'
  | 'verify'
  | 'verifyContact'
  | 'clarify'
  | 'waitForArrival'
  | 'tryAgain'
  | 'visit'
  | 'escalate'
  | 'fail'
  | 'complete'
  | 'cancel'
  | 'lose'
  | 'moveOut';

const ending = { cancel: 'cancelled', lose: 'lost', moveOut: 'movedOut' } as const;
const declaring = { declareComing: 'notArrived', declareHere: 'toVerify', leave: 'away' } as const;
const unverified = {
  ...declaring,
  ...ending,
  withdraw: 'cancelled',
  verify: 'observing',
  verifyContact: 'toCheck',
  clarify: 'needsFix',
  waitForArrival: 'notArrived',
  tryAgain: 'toVerify',
  visit: 'toVisit',
  escalate: 'escalated',
} as const;

/** Every step a case can take, and nowhere else; docs/domain/returns.md draws the same table. */
export const nextStage = {
  away: unverified,
  notArrived: unverified,
  toVerify: unverified,
  needsFix: unverified,
  toVisit: unverified,
  escalated: unverified,
  toCheck: { ...ending, complete: 'completed', fail: 'toVerify' },
  observing: { ...ending, ...declaring, complete: 'completed' },
  completed: {},
  cancelled: {},
  lost: {},
  movedOut: {},
} as const satisfies Record<Stage, Partial<Record<Step, Stage>>>;

/** The stage after a step, or `null` where the case cannot take it. */
export function afterStep(stage: Stage, step: Step): Stage | null {
  const steps: Partial<Record<Step, Stage>> = nextStage[stage];
  return steps[step] ?? null;
}

/** Whether a case has ended: nothing follows, nothing is planned for it. */
export function isEnded(stage: Stage): boolean {
  return Object.keys(nextStage[stage]).length === 0;
}

/** Stages in which somebody is to be called, or called again at a known time. */
const CALLED: ReadonlySet<Stage> = new Set(['away', 'notArrived', 'toVerify', 'needsFix']);

/** Whether the case waits in a call queue to be verified. */
export function awaitsCall(stage: Stage): boolean {
  return CALLED.has(stage);
}

/** Whether the five fields still have to be verified. */
export function isUnverified(stage: Stage): boolean {
  return 'verify' in nextStage[stage];
}
