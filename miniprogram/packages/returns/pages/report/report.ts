import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import type { DayReport } from '../../../../../cloudfunctions/returns/contract/fields';
import { handedBack } from '../../../../services/outbox';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { daySaid } from '../../../../text/times';
import { windowsOf } from '../../days';
import { healthOf, temperatureLacks } from '../../filing';
import { reportView, wantingOf } from './view';
import type { ReportView } from './view';

type Report = ReturnsApi['submitCheckIn']['input']['report'];
type Answer = ReturnsApi['submitCheckIn']['output'];
const PAGES = '/packages/returns/pages';

/** How many days are left; nothing of a day that is counted no more. */
function leftSaid(daysLeft: Answer['daysLeft']) {
  if (daysLeft === null) return '';
  return daysLeft === 0 ? '今天是最后一天，辛苦了' : `还有 ${daysLeft} 天`;
}

/** What a report that arrived is answered with. */
function thanksFor({ day, dayNumber, daysLeft, late, followUpOpened }: Answer) {
  return {
    day,
    title: dayNumber === null ? daySaid(day) : `第 ${dayNumber} 天`,
    rest: leftSaid(daysLeft),
    note: late ? '补上了，没有关系' : '报好了，今天不再提醒您',
    isFollowedUp: followUpOpened,
  };
}

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    view: {} as ReportView,
    isOpen: false,
    temperature: '',
    symptoms: [] as DayReport['symptoms'],
    thanks: null as ReturnType<typeof thanksFor> | null,
    windows: [] as ReturnType<typeof windowsOf>,
    /** Days that still want a report, today first; what was missed before them. */
    wanting: [] as { day: string; word: string }[],
  },

  caseId: '',
  day: '',

  onLoad({ id = '', day = '' }: { id?: string; day?: string }) {
    this.caseId = id;
    this.day = day;
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const journal = await returns('readJournal', { caseId: this.caseId });
      const view = reportView(journal, this.day || journal.today, Date.now());
      if (!view) return { data: {}, isEmpty: true };
      return { data: { view, ...handedBack(this.later(view.day).form) } };
    });
  },

  /** How the report of a day waits for a network. */
  later(day: string) {
    const page = `${PAGES}/report/report?id=${this.caseId}&day=${day}`;
    return { title: `${daySaid(day)}的健康`, form: `report-${this.caseId}-${day}`, page, replaces: true };
  },

  onSame() {
    void this.send({ kind: 'unchanged' });
  },

  onDifferent() {
    this.setData({ ...unsent, isOpen: true });
  },

  onClose() {
    this.setData({ isOpen: false });
  },

  onHealth({
    detail: { temperature, symptoms },
  }: WechatMiniprogram.CustomEvent<{ temperature: string; symptoms: DayReport['symptoms'] }>) {
    this.setData({ temperature, symptoms, problems: {}, refusal: '' });
  },

  onSend() {
    const problems = temperatureLacks(this.data.temperature);
    if (Object.keys(problems).length > 0) return this.setData({ problems });
    return this.send({ kind: 'health', health: healthOf(this.data) });
  },

  async send(report: Report) {
    const { day } = this.data.view;
    const input = { caseId: this.caseId, day, report };
    const answer = await submit(this, (tap) => returns('submitCheckIn', input, tap), this.later(day));
    if (this.data.waiting) this.setData({ isOpen: false });
    if (!answer) return;
    this.setData({ isOpen: false, thanks: thanksFor(answer) });
    const { days } = await returns('readJournal', { caseId: this.caseId }).catch(() => ({ days: [] }));
    this.setData({ windows: windowsOf(days), wanting: wantingOf(days) });
  },

  onAnother({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.day = currentTarget.dataset['day'] as string;
    this.setData({ ...unsent, phase: 'loading', thanks: null, temperature: '', symptoms: [] });
    void this.refresh();
  },

  onJourney() {
    void wx.redirectTo({ url: `${PAGES}/journey/journey?id=${this.caseId}` });
  },

  onMoved() {
    void wx.redirectTo({ url: `${PAGES}/journey/journey?id=${this.caseId}&about=address` });
  },

  onDepart() {
    void wx.navigateTo({ url: `${PAGES}/depart/depart?id=${this.caseId}` });
  },
});
