import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import { mayAt } from '../../../../services/may';
import { openPage } from '../../../../services/open-page';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { problemSentence } from '../../../../text/problems';
import { historyLines, STAFF_STAGES } from '../../../../text/returns-calls';
import { ENDINGS } from '../../../../text/returns-office';
import { dayAfter, dayAt } from '../../../../text/times';
import type { ChosenPlace } from '../../../people/pages/choose-place/chosen-place';
import { actsOf, isEnded } from './acts';
import { fieldLine } from './lines';

type Ending = ReturnsApi['endCase']['input']['as'];
const PAGES = '/packages/returns/pages';
/** What is noted of a look at the case. */
const REASON = '查看';
/** So far back an exposure may lie, days. */
const MOST_DAYS = 30;

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    person: null as { name: string; note: string; warning: string } | null,
    stage: '',
    owner: '',
    fields: [] as ReturnType<typeof fieldLine>[],
    history: [] as ReturnType<typeof historyLines>,
    mayEdit: false,
    /** Whether the number is shown to whoever looks. */
    mayDial: false,
    acts: [] as ReturnType<typeof actsOf>,
    isPending: false,
    endings: ENDINGS,
    /** What has risen from below; empty: nothing. */
    sheet: '' as '' | 'send' | 'end' | 'expose',
    to: null as { id: string; name: string } | null,
    reason: '',
    exposedOn: '',
    span: { from: '', to: '' },
    told: '',
  },

  query: { case: '', id: '', name: '' },

  onLoad({ case: caseId = '', id = '', name = '' }: { case?: string; id?: string; name?: string }) {
    this.query = { case: caseId, id, name };
  },

  onShow() {
    if (this.data.sheet === '') void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const { case: one, owner, mayEdit } = await returns('openCase', { caseId: this.query.case, reason: REASON });
      const may = mayEdit ? await mayAt(this.query.id) : {};
      const { stage, transferPending: isPending } = one;
      const now = Date.now();
      const warning = one.noteForNext ? `上一位说：${one.noteForNext}` : '';
      return {
        data: {
          person: { name: one.name, note: one.maskedPhone, warning },
          stage: STAFF_STAGES[stage],
          owner: owner.name,
          fields: one.fields.map((field) => fieldLine(field, now)),
          history: historyLines(one, now),
          mayEdit,
          mayDial: may.revealPhone === true && !isEnded(stage),
          acts: actsOf({ stage, isPending, may }),
          isPending,
        },
      };
    });
  },

  async onDial() {
    const answer = await submit(this, () => returns('revealPhone', { caseId: this.query.case, reason: '联系本人' }));
    if (answer) await wx.makePhoneCall({ phoneNumber: answer.phone }).catch(() => {});
  },

  onAct({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { page, sheet } = currentTarget.dataset as { page: string; sheet: 'send' | 'end' | 'expose' };
    if (page === '') return this.rise(sheet);
    const { case: caseId, id, name } = this.query;
    const own = page === 'follow-up' ? `id=${caseId}&unit=${id}` : `case=${caseId}&id=${id}`;
    return openPage(`${PAGES}/${page}/${page}?${own}&name=${name}`);
  },

  rise(sheet: 'send' | 'end' | 'expose') {
    const today = dayAt(Date.now());
    const span = { from: dayAfter(today, -MOST_DAYS), to: today };
    this.setData({ ...unsent, sheet, to: null, reason: '', exposedOn: today, span, told: '' });
  },

  onStay() {
    this.setData({ sheet: '', refusal: '' });
  },

  onUnit() {
    void wx.navigateTo({
      url: '/packages/people/pages/choose-place/choose-place?only=orgUnit',
      events: { chosen: ({ orgUnit }: ChosenPlace) => this.setData({ to: orgUnit, problems: {}, refusal: '' }) },
    });
  },

  onReason({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: value, 'problems.reason': '' });
  },

  /** Whether nobody can make anything of the reason; it is marked then. */
  lacksReason(): boolean {
    const isLacking = this.data.reason.trim().length < 2;
    if (isLacking) this.setData({ problems: { reason: problemSentence('reason', 'tooShort') } });
    return isLacking;
  },

  onExposedOn({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ exposedOn: value, problems: {} });
  },

  async onSend() {
    const { to, reason } = this.data;
    if (!to) return this.setData({ refusal: '请选转给哪里' });
    if (this.lacksReason()) return undefined;
    const input = { caseId: this.query.case, toUnitId: to.id, reason };
    const answer = await submit(this, (tap) => returns('sendTransfer', input, tap));
    return this.done(answer && `转给${to.name}了，对方接下之前还由我们管`);
  },

  async onExpose() {
    if (this.lacksReason()) return undefined;
    const { exposedOn, reason } = this.data;
    const input = { caseId: this.query.case, exposedOn, reason };
    const answer = await submit(this, (tap) => returns('recordExposure', input, tap));
    return this.done(answer && (answer.restarted ? '天数从接触那天重新算' : '记下了，天数不变'));
  },

  async onEnd({ detail: { reason: as, words } }: WechatMiniprogram.CustomEvent<{ reason: Ending; words: string }>) {
    const label = ENDINGS.find(({ value }) => value === as)!.label;
    const reason = [label, words].filter(Boolean).join('：').slice(0, 200);
    const input = { caseId: this.query.case, as, reason };
    const answer = await submit(this, (tap) => returns('endCase', input, tap));
    return this.done(answer && '结束了，提醒和电话都停了');
  },

  /** The sheet goes once somebody answered, and the page shows how things are now. @param told `null`: it was refused */
  async done(told: string | null) {
    if (told === null) return;
    this.setData({ sheet: '', told });
    await this.refresh();
  },
});
