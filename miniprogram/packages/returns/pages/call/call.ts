import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import type { StaffCase } from '../../../../../cloudfunctions/returns/contract/calls';
import type { FieldName } from '../../../../../cloudfunctions/returns/contract/fields';
import { ServiceFailure } from '../../../../services/cloud';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { failureSentence } from '../../../../text/failures';
import { openingWords, SETBACKS, settledSaid, WAYS } from '../../../../text/returns-calls';
import { answered, askedAbout, BLANK_DRAFT, caseDrafts, stillTrue } from '../../call-draft';
import type { Answer } from '../../call-draft';
import { answersOf, nextToAsk, scriptLacks, scriptLines } from '../../script';
import type { ScriptLine } from '../../script';
import { callView, leaseSaid, paceOf } from './view';

type Outcome = ReturnsApi['recordOutcome']['input']['outcome'];
type Way = ReturnsApi['recordOutcome']['input']['how'];

/** How often the minutes that are left are counted anew, milliseconds. */
const TICK_MS = 15_000;
const HELD = failureSentence(new ServiceFailure('CASE_HELD', {}, ''));
const drafts = caseDrafts('call');

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    unit: '',
    forecast: '',
    settled: '',
    opening: '',
    person: null as { name: string; note: string; warning: string } | null,
    lines: [] as ScriptLine[],
    open: '' as FieldName | '',
    note: '',
    history: [] as ReturnType<typeof callView>['history'],
    /** The setback whose sheet is open. */
    setback: '',
    setbacks: SETBACKS,
    ways: WAYS,
    how: 'phone' as Way,
    isLost: false,
    /** Whether somebody else has the person by now. */
    isTaken: false,
    /** What became of the person before. */
    told: '',
    /** Why there is nobody to ring now. */
    pause: '',
  },

  query: { id: '', name: '', case: '', lentTo: '' },
  current: null as StaffCase | null,
  draft: BLANK_DRAFT,
  ticking: 0 as ReturnType<typeof setInterval> | number,

  onLoad(query: { id?: string; name?: string; case?: string; lentTo?: string }) {
    const name = decodeURIComponent(query.name ?? '');
    this.query = { id: query.id ?? '', name, case: query.case ?? '', lentTo: query.lentTo ?? '' };
    this.setData({ unit: name, opening: openingWords(name) });
    this.ticking = setInterval(() => this.tick(), TICK_MS);
    void this.refresh();
  },

  onUnload() {
    clearInterval(this.ticking as number);
  },

  refresh() {
    return load(this, async () => {
      const next = await this.take().catch((error: unknown) => {
        if (error instanceof ServiceFailure && error.code === 'QUIET_HOURS') return failureSentence(error);
        throw error;
      });
      if (typeof next === 'string' || next === null) return this.nobody(next ?? '这会儿没有要打的电话，歇一歇');
      if (next.purpose !== 'verify') return this.followUp(next);
      return { data: { ...this.show(next), ...(await paceOf(this.query.id)) } };
    });
  },

  /** The case in hand: the one the page was opened for, or whoever comes next. */
  async take(): Promise<StaffCase | null> {
    const { id, case: caseId, lentTo } = this.query;
    if (caseId) return (await returns('takeCase', { caseId })).case;
    return (await returns('nextToCall', { orgUnitId: id, lentTo: lentTo || null })).case;
  },

  nobody(pause: string) {
    this.current = null;
    return { data: { person: null, pause, lines: [], history: [] } };
  },

  followUp({ id }: StaffCase) {
    const { id: unit, name, lentTo } = this.query;
    const back = `unit=${unit}&name=${encodeURIComponent(name)}&lentTo=${lentTo}`;
    void wx.redirectTo({ url: `/packages/returns/pages/follow-up/follow-up?id=${id}&next=1&${back}` });
    return { data: {} };
  },

  show(one: StaffCase) {
    this.current = one;
    this.draft = drafts.of(one);
    return callView(one, this.draft, Date.now());
  },

  tick() {
    if (this.current && this.data.phase === 'ready') this.setData(leaseSaid(this.current, Date.now()));
  },

  /** Shows the draft as it is now, and keeps it for a caller who is called away. */
  redraw(more: object = {}) {
    drafts.keep(this.current!.id, this.draft);
    this.setData({ lines: scriptLines(this.current!, this.draft), ...more });
  },

  onOpen({ detail: { name } }: WechatMiniprogram.CustomEvent<{ name: FieldName | '' }>) {
    this.setData({ open: name });
  },

  onAnswer({ detail: { name, value } }: WechatMiniprogram.CustomEvent<{ name: FieldName; value: Answer }>) {
    this.draft = answered(this.draft, this.current!, name, value);
    this.redraw({ [`problems.${name}`]: '', refusal: '' });
  },

  onSettleField({ detail: { name } }: WechatMiniprogram.CustomEvent<{ name: FieldName }>) {
    this.draft = askedAbout(this.draft, this.current!, name);
    this.redraw({ open: nextToAsk(scriptLines(this.current!, this.draft)), [`problems.${name}`]: '', refusal: '' });
  },

  onNote({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.draft = { ...this.draft, note: value };
    this.redraw({ note: value });
  },

  onHow({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: Way }>) {
    this.setData({ how: value });
  },

  async onDial() {
    const answer = await submit(this, () => returns('revealPhone', { caseId: this.current!.id, reason: '核实电话' }));
    if (answer) await wx.makePhoneCall({ phoneNumber: answer.phone }).catch(() => {});
  },

  /** Fifteen more minutes, unless somebody else has the person by now; what was written stays. */
  async onKeep() {
    const answer = await submit(this, () => returns('takeCase', { caseId: this.current!.id }));
    if (!answer) return this.setData({ isTaken: this.data.refusal === HELD });
    this.current = answer.case;
    this.draft = stillTrue(this.draft, answer.case);
    return this.redraw({ ...leaseSaid(answer.case, Date.now()), isTaken: false });
  },

  onSetback({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ setback: (currentTarget.dataset as { kind: string }).kind, problems: {}, refusal: '' });
  },

  onStay() {
    this.setData({ setback: '', problems: {}, refusal: '' });
  },

  onSetbackSettle({ detail: { outcome, note } }: WechatMiniprogram.CustomEvent<{ outcome: Outcome; note: string }>) {
    return this.settle(outcome, note || this.draft.note);
  },

  onVerified() {
    const problems = scriptLacks(this.data.lines);
    const [first] = Object.keys(problems) as FieldName[];
    if (first) return this.setData({ problems, open: first, refusal: '五件事都问过，才算核实完' });
    return this.settle({ kind: 'verified', answers: answersOf(this.data.lines), consented: true }, this.draft.note);
  },

  async settle(outcome: Outcome, note: string) {
    const { id, lease } = this.current!;
    const input = { caseId: id, fence: lease?.fence ?? 0, how: this.data.how, outcome, note };
    const answer = await submit(this, (tap) => returns('recordOutcome', input, tap));
    if (!answer) return this.setData({ isTaken: this.data.refusal === HELD });
    drafts.clear(id);
    await this.goOn(settledSaid(answer, Date.now()));
  },

  /** The next person, below what became of the one before. */
  async goOn(told: string) {
    if (this.query.case) return this.onBack();
    this.setData({ phase: 'loading', told });
    return this.refresh();
  },

  /** Gives the person back to the queue, uncalled. */
  async onRelease() {
    const { id, lease } = this.current!;
    const input = { caseId: id, fence: lease?.fence ?? 0, note: this.draft.note };
    const answer = await submit(this, (tap) => returns('releaseCase', input, tap));
    if (!answer) return;
    drafts.clear(id);
    this.onBack();
  },

  /** Whoever else has the person now: on to the next one. What was written stays on the phone for a while. */
  onElsewhere() {
    this.query.case = '';
    this.setData({ phase: 'loading', isTaken: false, setback: '', told: '' });
    void this.refresh();
  },

  /** To where the caller came from; to the queue, where the page was opened by itself. */
  onBack() {
    if (getCurrentPages().length > 1) return void wx.navigateBack();
    const { id, name } = this.query;
    return void wx.redirectTo({ url: `/packages/returns/pages/queue/queue?id=${id}&name=${encodeURIComponent(name)}` });
  },
});
