import type { StaffCase } from '../../../../../cloudfunctions/returns/contract/calls';
import type { May, ReturnsAct } from '../../../../services/may';

type Stage = StaffCase['stage'];

/** How a case stands, for whoever looks at it. */
export interface Standing {
  stage: Stage;
  isPending: boolean;
  may: May;
}

interface Act {
  word: string;
  /** Of components/line-icon. */
  icon: string;
  /** What it opens: a page, or a sheet of this one. */
  page: string;
  sheet: '' | 'send' | 'end' | 'expose';
  needs: ReturnsAct;
  fits: (standing: Standing) => boolean;
}

/** Stages after which nothing follows. */
const ENDED: ReadonlySet<Stage> = new Set<Stage>(['completed', 'cancelled', 'lost', 'movedOut']);
/** Stages at which a call can verify somebody. */
const UNVERIFIED: ReadonlySet<Stage> = new Set<Stage>([
  'away',
  'notArrived',
  'toVerify',
  'needsFix',
  'toVisit',
  'escalated',
]);
const isObserved = ({ stage }: Standing) => stage === 'observing';
const isCalled = ({ stage, isPending }: Standing) => UNVERIFIED.has(stage) && !isPending;

const ACTS: readonly Act[] = [
  { word: '打电话核实', icon: 'phone', page: 'call', sheet: '', needs: 'takeCase', fits: isCalled },
  { word: '每天的情况', icon: 'temp', page: 'follow-up', sheet: '', needs: 'openCase', fits: isObserved },
  { word: '和本人核对，更正', icon: 'pen', page: 'correct', sheet: '', needs: 'correctFields', fits: isObserved },
  { word: '又有接触', icon: 'people', page: '', sheet: 'expose', needs: 'recordExposure', fits: isObserved },
  {
    word: '转给别的单位',
    icon: 'swap',
    page: '',
    sheet: 'send',
    needs: 'sendTransfer',
    fits: ({ isPending }) => !isPending,
  },
  { word: '结束这一件', icon: 'x', page: '', sheet: 'end', needs: 'endCase', fits: () => true },
];

/** Whether a case has come to its end. */
export const isEnded = (stage: Stage): boolean => ENDED.has(stage);

/** Every way on from a case that somebody holds, as far as they may go it. */
export const actsOf = (standing: Standing) =>
  isEnded(standing.stage) ? [] : ACTS.filter(({ needs, fits }) => standing.may[needs] && fits(standing)).map(lineOf);

const lineOf = ({ word, icon, page, sheet }: Act) => ({ word, icon, page, sheet });
