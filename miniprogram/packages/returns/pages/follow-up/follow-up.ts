import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import type { StaffCase } from '../../../../../cloudfunctions/returns/contract/calls';
import { clearDraft, draftOf, keepDraft } from '../../../../services/draft';
import { mayAt } from '../../../../services/may';
import type { May } from '../../../../services/may';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { historyLines, PURPOSES, RESULTS, settledSaid, SILENCES } from '../../../../text/returns-calls';
import type { TypedHealth } from '../../call-draft';
import { healthOf, temperatureLacks } from '../../filing';
import { dayLine, windowOf } from './lines';

type Outcome = ReturnsApi['recordOutcome']['input']['outcome'];
type Result = keyof typeof RESULTS;

/** What is noted of a look at the case. */
const REASON = '随访';
const formOf = (caseId: string) => `follow-up-${caseId}`;
const UNWRITTEN = { advice: '', measure: '', result: '' as Result | '' };
const results = Object.entries(RESULTS).map(([value, label]) => ({ value, label }));

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    person: null as { name: string; note: string; warning: string } | null,
    purpose: '' as StaffCase['purpose'] | '',
    purposeWord: '',
    /** Whether another unit has the case by now. */
    isElsewhere: false,
    may: {} as May,
    /** What was just done. */
    told: '',
    windows: [] as ReturnType<typeof windowOf>[],
    days: [] as ReturnType<typeof dayLine>[],
    history: [] as ReturnType<typeof historyLines>,
    silences: SILENCES,
    setback: '',
    results,
    closing: UNWRITTEN,
    /** The day that is being filled in; `null`: none. */
    filling: null as { day: string; title: string } | null,
    health: { temperature: '', symptoms: [] } as TypedHealth,
  },

  query: { id: '', unit: '', name: '', lentTo: '', next: false },
  current: null as StaffCase | null,

  onLoad({ id = '', unit = '', name = '', lentTo = '', next = '' }: Record<string, string | undefined>) {
    this.query = { id, unit, name, lentTo, next: next === '1' };
    this.setData({ closing: { ...UNWRITTEN, ...draftOf<typeof UNWRITTEN>(formOf(id)) } });
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const opened = await returns('openCase', { caseId: this.query.id, reason: REASON });
      this.current = opened.case;
      const feverAtC = opened.feverAtC ?? Infinity;
      const { name, maskedPhone, purpose, noteForNext, attempts } = opened.case;
      const warning = [noteForNext && `上一位说：${noteForNext}`, attempts > 0 && `打过 ${attempts} 次没人接`];
      const isDue = opened.days.length > 0 && purpose !== 'verify';
      return {
        data: {
          person: { name, note: maskedPhone, warning: warning.filter(Boolean).join('；') },
          purpose: isDue ? purpose : '',
          purposeWord: isDue ? PURPOSES[purpose] : '',
          isElsewhere: !opened.mayEdit,
          may: opened.mayEdit ? await this.duties() : {},
          windows: opened.days.map(windowOf),
          days: opened.days
            .filter(({ state }) => state !== 'ahead')
            .map((day) => dayLine(day, feverAtC))
            .reverse(),
          history: historyLines(opened.case, Date.now()),
        },
      };
    });
  },

  /** What the caller may do; a queue that was lent is worked in by one's duties at the unit that borrowed it. */
  duties(): Promise<May> {
    const { unit, lentTo } = this.query;
    return mayAt(lentTo || unit);
  },

  async onDial() {
    const answer = await submit(this, () => returns('revealPhone', { caseId: this.query.id, reason: REASON }));
    if (answer) await wx.makePhoneCall({ phoneNumber: answer.phone }).catch(() => {});
  },

  onFill({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { day, title } = currentTarget.dataset as { day: string; title: string };
    this.setData({ filling: { day, title }, health: { temperature: '', symptoms: [] }, problems: {}, refusal: '' });
  },

  onHealth({ detail }: WechatMiniprogram.CustomEvent<TypedHealth>) {
    this.setData({ health: detail, problems: {} });
  },

  onFillEnd() {
    this.setData({ filling: null, refusal: '' });
  },

  async onFillSend() {
    const { health, filling } = this.data;
    const problems = temperatureLacks(health.temperature);
    if (Object.keys(problems).length > 0) return this.setData({ problems });
    const input = { caseId: this.query.id, day: filling!.day, health: healthOf(health) };
    const answer = await submit(this, (tap) => returns('recordCheckIn', input, tap));
    if (!answer) return undefined;
    this.setData({ filling: null, told: answer.followUpOpened ? '记下了，要随访' : '记下了' });
    return this.settled(answer.followUpOpened);
  },

  onClosing({ currentTarget, detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: string };
    this.setData({ [`closing.${field}`]: value, [`problems.${field}`]: '', refusal: '' });
    keepDraft(formOf(this.query.id), this.data.closing);
  },

  async onClose() {
    const { advice, measure, result } = this.data.closing;
    if (result === '') return this.setData({ refusal: '请选一个结果' });
    const input = { caseId: this.query.id, advice, measure, result };
    const answer = await submit(this, (tap) => returns('closeFollowUp', input, tap));
    if (!answer) return undefined;
    clearDraft(formOf(this.query.id));
    this.setData({ closing: UNWRITTEN, told: '这次随访办结了' });
    return this.settled(false);
  },

  onSetback({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ setback: (currentTarget.dataset as { kind: string }).kind, problems: {}, refusal: '' });
  },

  onStay() {
    this.setData({ setback: '', problems: {}, refusal: '' });
  },

  async onSetbackSettle({
    detail: { outcome, note },
  }: WechatMiniprogram.CustomEvent<{ outcome: Outcome; note: string }>) {
    const answer = await submit(this, async (tap) => {
      const input = { caseId: this.query.id, fence: await this.fence(), how: 'phone', outcome, note } as const;
      return returns('recordOutcome', input, tap);
    });
    if (!answer) return;
    this.setData({ setback: '', told: settledSaid(answer, Date.now()) });
    await this.settled(false);
  },

  /** The number by which the case is in hand. It is kept, so that a second tap says the same as the first. */
  async fence(): Promise<number> {
    if (!this.current!.lease) this.current = (await returns('takeCase', { caseId: this.query.id })).case;
    return this.current!.lease?.fence ?? 0;
  },

  /** Goes on to the next call where this was one of the queue; a fever that was just told is followed up first. */
  async settled(isUrgent: boolean) {
    if (!this.query.next || isUrgent) return this.refresh();
    const { unit, name, lentTo } = this.query;
    return void wx.redirectTo({ url: `/packages/returns/pages/call/call?id=${unit}&name=${name}&lentTo=${lentTo}` });
  },
});
