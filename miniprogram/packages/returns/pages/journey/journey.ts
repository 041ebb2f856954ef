import type { OwnCase } from '../../../../../cloudfunctions/returns/contract/fields';
import { openPage } from '../../../../services/open-page';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { WITHDRAW_REASONS } from '../../../../text/returns-declare';
import { dayAfter, dayAt, daySaid } from '../../../../text/times';
import { viewOf } from './view';
import type { JourneyView } from './view';

type Field = JourneyView['fields'][number];
const PAGES = '/packages/returns/pages';
/** So far back an arrival may lie, days; the server knows the same. */
const MOST_DAYS = 60;

/** A case as a chip: whose it is, and where there are several, of when. */
function chipOf({ id, name, relation, expectedAt }: OwnCase, cases: readonly OwnCase[]) {
  const whose = relation === null ? '我自己' : name;
  const isOnly = cases.filter((one) => one.name === name).length === 1;
  return { value: id, label: isOnly || expectedAt === null ? whose : `${whose} · ${daySaid(dayAt(expectedAt))}` };
}

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    chips: [] as { value: string; label: string }[],
    /** The case that was chosen; `view` is of it once the page is ready. */
    caseId: '',
    offered: 0,
    view: {} as JourneyView,
    /** What has risen from below; empty: nothing. */
    sheet: '' as '' | 'arrive' | 'object' | 'withdraw',
    arrivedAt: 0,
    span: { from: '', to: '' },
    field: {} as Partial<Field>,
    words: '',
    reasons: WITHDRAW_REASONS,
  },

  /** Name of a field that the person came to object to; empty: none. */
  about: '',
  /** The case that the sheet asks about, whatever the page shows by now. */
  asked: '',

  onLoad({ id = '', about = '' }: { id?: string; about?: string }) {
    this.setData({ caseId: id });
    this.about = about;
  },

  async onShow() {
    await this.refresh();
    const field = this.data.view.fields?.find(({ name }) => name === this.about);
    this.about = '';
    if (field) this.object(field);
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    const { caseId } = this.data;
    return load(this, async () => {
      const { cases, offered } = await returns('readMyCases', {});
      const one = cases.find(({ id }) => id === caseId) ?? cases[0];
      if (!one) return { data: { offered: offered.length, chips: [] }, isEmpty: true };
      const journal = await returns('readJournal', { caseId: one.id });
      return {
        data: {
          offered: offered.length,
          caseId: one.id,
          chips: cases.map((each) => chipOf(each, cases)),
          view: viewOf(journal, Date.now()),
        },
      };
    });
  },

  onPerson({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ caseId: value, phase: 'loading' });
    void this.refresh();
  },

  onOpen({ currentTarget }: WechatMiniprogram.TouchEvent) {
    openPage(currentTarget.dataset['url'] as string);
  },

  onDay() {
    void wx.navigateTo({ url: `${PAGES}/windows/windows?id=${this.data.caseId}` });
  },

  onMain() {
    const { main } = this.data.view;
    if (main?.url) return openPage(main.url);
    const now = Date.now();
    const span = { from: dayAfter(dayAt(now), -MOST_DAYS), to: dayAt(now) };
    return this.ask('arrive', { arrivedAt: now, span });
  },

  ask(sheet: 'arrive' | 'object' | 'withdraw', more: object) {
    this.asked = this.data.view.id;
    this.setData({ ...unsent, sheet, ...more });
  },

  onArrivedAt({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: number }>) {
    this.setData({ arrivedAt: value, problems: {} });
  },

  async onArrive() {
    const input = { caseId: this.asked, arrivedAt: this.data.arrivedAt };
    await this.done(await submit(this, (tap) => returns('confirmArrival', input, tap)));
  },

  onField({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const field = this.data.view.fields[currentTarget.dataset['index'] as number]!;
    this.object(field);
  },

  object(field: Field) {
    if (field.mayObject) this.ask('object', { field, words: field.objection });
  },

  onWords({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ words: value, problems: {} });
  },

  async onObject() {
    const { field, words } = this.data;
    if (words.trim().length < 2) return this.setData({ problems: { text: '请写一句哪里不对' } });
    const input = { caseId: this.asked, field: field.name!, text: words };
    return this.done(await submit(this, (tap) => returns('raiseObjection', input, tap)));
  },

  onWithdraw() {
    this.ask('withdraw', {});
  },

  async onReason({ detail: { reason, words } }: WechatMiniprogram.CustomEvent<{ reason: string; words: string }>) {
    const label = WITHDRAW_REASONS.find(({ value }) => value === reason)?.label ?? reason;
    const input = { caseId: this.asked, reason: words === '' ? label : `${label}：${words}`.slice(0, 200) };
    await this.done(await submit(this, (tap) => returns('withdrawReturn', input, tap)));
  },

  /** The sheet goes when somebody answered, and the page shows how things are now. */
  async done(answer: object | null) {
    if (!answer) return;
    this.setData({ sheet: '' });
    await this.refresh();
  },

  onClose() {
    this.setData({ sheet: '' });
  },
});
