import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import { ASKS, MISSING_OPTIONS } from '../../../../text/returns-calls';
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

/** The outcome of what was collected, or `null` while something is missing. */
const MAKE: Record<Kind, (collected: Collected) => Outcome | null> = {
  noAnswer: () => ({ kind: 'noAnswer' }),
  badNumber: () => ({ kind: 'badNumber' }),
  notArrived: ({ at }) => (at === null ? null : { kind: 'notArrived', expectedAt: at }),
  callBack: ({ at }) => (at === null ? null : { kind: 'callBack', at }),
  addressUnclear: ({ missing }) => (missing ? { kind: 'addressUnclear', missing } : null),
  wrongArea: ({ unit, reason }) => (unit && reason ? { kind: 'wrongArea', toUnitId: unit.id, reason } : null),
  refused: ({ reason }) => (reason ? { kind: 'refused', reason } : null),
  duplicate: ({ reason }) => (reason ? { kind: 'duplicate', reason } : null),
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
/** Journeys and calls are planned this many days ahead at most. */
const MOST_DAYS = 60;

/** Asks what an outcome of a call leads to. Tells `settle {outcome, note}` or `close`. */
Component({
  properties: {
    /** Of the outcome; empty: the sheet is closed. */
    kind: String,
    /** What was already written for the next caller. */
    written: String,
    problem: String,
    submitting: Boolean,
  },
  data: {
    ...NOTHING,
    note: '',
    lack: '',
    ask: { title: '', note: '', say: '' },
    options: MISSING_OPTIONS,
    span: { from: '', to: '' },
  },
  observers: {
    kind(kind: Kind | '') {
      if (kind === '') return;
      const today = dayAt(Date.now());
      const span = { from: today, to: dayAfter(today, MOST_DAYS) };
      this.setData({ ...NOTHING, note: this.data.written, lack: '', ask: ASKS[kind], span });
    },
  },
  methods: {
    onField({ currentTarget, detail: { value } }: WechatMiniprogram.CustomEvent<{ value: unknown }>) {
      this.setData({ [(currentTarget.dataset as { field: string }).field]: value, lack: '' });
    },

    onUnit() {
      void wx.navigateTo({
        url: '/packages/people/pages/choose-place/choose-place?only=orgUnit',
        events: { chosen: ({ orgUnit }: ChosenPlace) => this.setData({ unit: orgUnit, lack: '' }) },
      });
    },

    onSettle() {
      const { at, missing, unit, reason, note } = this.data;
      const kind = this.data.kind as Kind;
      const outcome = MAKE[kind]({ at, missing, unit, reason: reason.trim() });
      if (!outcome) return this.setData({ lack: LACKING[kind] });
      return this.triggerEvent('settle', { outcome, note: note.trim() });
    },

    onClose() {
      this.triggerEvent('close');
    },
  },
});
