import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import { ASKS, MISSING_OPTIONS } from '../../../../text/returns-calls';
import { problemSentence } from '../../../../text/problems';
import { dayAfter, dayAt } from '../../../../text/times';
import type { ChosenPlace } from '../../../people/pages/choose-place/chosen-place';

type Outcome = ReturnsApi['recordOutcome']['input']['outcome'];
type Kind = keyof typeof ASKS;
type Missing = Extract<Outcome, { kind: 'addressUnclear' }>['missing'];

/** What the sheet collects, whichever of it the outcome needs. */
interface Collected {
  at: number | null;
  missing: Missing | '';
  unit: { id: string; name: string } | null;
  reason: string;
}
const NOTHING: Collected = { at: null, missing: '', unit: null, reason: '' };
const UNMARKED = { lack: '', wrong: {} as Record<string, string> };

/** A reason is at least so long, letters. */
const LEAST = 2;
const isSaid = (reason: string) => reason.length >= LEAST;

/** The outcome of what was collected, or `null` while something is missing. */
const MAKE: Record<Kind, (collected: Collected) => Outcome | null> = {
  noAnswer: () => ({ kind: 'noAnswer' }),
  badNumber: () => ({ kind: 'badNumber' }),
  notArrived: ({ at }) => (at === null ? null : { kind: 'notArrived', expectedAt: at }),
  callBack: ({ at }) => (at === null ? null : { kind: 'callBack', at }),
  addressUnclear: ({ missing }) => (missing ? { kind: 'addressUnclear', missing } : null),
  wrongArea: ({ unit, reason }) => (unit && isSaid(reason) ? { kind: 'wrongArea', toUnitId: unit.id, reason } : null),
  refused: ({ reason }) => (isSaid(reason) ? { kind: 'refused', reason } : null),
  duplicate: ({ reason }) => (isSaid(reason) ? { kind: 'duplicate', reason } : null),
};

const LACKING: Record<Kind, string> = {
  noAnswer: '',
  badNumber: '',
  notArrived: '请选哪天、几点到',
  callBack: '请选什么时候再打',
  addressUnclear: '请选缺的是哪一样',
  wrongArea: '请选转给哪里，再写一句为什么',
  refused: '请写一句对方怎么说',
  duplicate: '请写一句和哪一份重了',
};
/** What is said of it: a reason that was begun is too short, else something was not chosen or written at all. */
const lackOf = (kind: Kind, reason: string) =>
  reason === '' || isSaid(reason)
    ? { lack: LACKING[kind] }
    : { wrong: { reason: problemSentence('reason', 'tooShort') } };
/** Journeys and calls are planned this many days ahead at most. */
const MOST_DAYS = 60;

/** Asks what an outcome of a call leads to. Tells `settle {outcome, note}` or `close`. */
Component({
  properties: {
    /** Of the outcome; empty: the sheet is closed. */
    kind: String,
    /** What was already written for the next caller. */
    written: String,
    /** Why it was refused, as a whole; empty: it was not. */
    problem: String,
    /** Field → what is wrong with it. */
    problems: { type: Object, value: {} as Record<string, string> },
    submitting: Boolean,
  },
  data: {
    ...NOTHING,
    note: '',
    ...UNMARKED,
    ask: { title: '', note: '', say: '' },
    options: MISSING_OPTIONS,
    span: { from: '', to: '' },
  },
  observers: {
    kind(kind: Kind | '') {
      if (kind === '') return;
      const today = dayAt(Date.now());
      const span = { from: today, to: dayAfter(today, MOST_DAYS) };
      this.setData({ ...NOTHING, note: this.data.written, ...UNMARKED, ask: ASKS[kind], span });
    },
    'problem, problems'(lack: string, wrong: Record<string, string>) {
      this.setData({ lack, wrong });
    },
  },
  methods: {
    onField({ currentTarget, detail: { value } }: WechatMiniprogram.CustomEvent<{ value: unknown }>) {
      this.setData({ [(currentTarget.dataset as { field: string }).field]: value, ...UNMARKED });
    },

    onUnit() {
      void wx.navigateTo({
        url: '/packages/people/pages/choose-place/choose-place?only=orgUnit',
        events: { chosen: ({ orgUnit }: ChosenPlace) => this.setData({ unit: orgUnit, ...UNMARKED }) },
      });
    },

    onSettle() {
      const { at, missing, unit, reason, note } = this.data;
      const kind = this.data.kind as Kind;
      const said = reason.trim();
      const outcome = MAKE[kind]({ at, missing, unit, reason: said });
      if (!outcome) return this.setData({ ...UNMARKED, ...lackOf(kind, said) });
      return this.triggerEvent('settle', { outcome, note: note.trim() });
    },

    onClose() {
      this.triggerEvent('close');
    },
  },
});
