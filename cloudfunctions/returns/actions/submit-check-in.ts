import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import type { Case } from '../case';
import { changeCase, CHANGE_OPERATIONS, checkOwn } from '../change';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';
import type { ReturnsApi } from '../contract';
import { reported } from '../moves/report';
import { openedBy, reportAnswer } from '../reports';

type Input = ReturnsApi['submitCheckIn']['input'];

/** Records one day in a journal of the caller's own or of somebody they filed for; three operations unless outrun. */
export const submitCheckIn = action(returnsContract.submitCheckIn, {
  access: { member: 'own' },
  once: 'natural',
  budget: 1 + CHANGE_OPERATIONS,

  async run({ caseId, day, report: said }, context: ReturnsContext) {
    const { caller, now, requestKey: request } = context;
    const one = await changeCase(context, caseId, (open) => {
      checkOwn(open, context);
      const by = open.particulars.relation === null ? 'self' : 'proxy';
      const next = reported(open, { day, said, by, byPersonId: caller.personId, request }, now);
      return next && { step: 'reported', next };
    });
    checkSame(one, { day, said, request });
    return { ...reportAnswer(one, day), followUpOpened: openedBy(one, day) };
  },
});

/** @throws Failure REQUEST_REUSED when the request reported something else before */
function checkSame(one: Case, { day, said, request }: { day: string; said: Input['report']; request: string }): void {
  const entries = Object.entries(one.journal);
  const [reportedOn, entry] = entries.find(([, known]) => known.request === request) ?? [];
  if (!entry) {
    if (!one.journal[day]) throw new Failure('REQUEST_REUSED');
    return;
  }
  const same = said.kind === 'unchanged' ? entry.unchanged : says(entry, said.health);
  if (reportedOn !== day || !same) throw new Failure('REQUEST_REUSED');
}

type Said = { temperatureC: number | null; symptoms: readonly string[] };
const says = (entry: Said & { unchanged: boolean }, health: Said) =>
  !entry.unchanged &&
  entry.temperatureC === health.temperatureC &&
  [...entry.symptoms].sort().join() === [...health.symptoms].sort().join();
