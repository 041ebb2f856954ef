import type { Tap } from '../../../../services/cloud';
import { draftOf } from '../../../../services/draft';
import { handedBack } from '../../../../services/outbox';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { session } from '../../../../services/session';
import { unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { HEALTH_CONSENT, OPTIONS } from '../../../../text/returns-declare';
import { dayAfter, dayAt, daySaid } from '../../../../text/times';
import { fill, fillFrom, sendFilled } from '../../filling';
import { departLacks, departureOf, EMPTY, knownForm } from './form';
import type { Form } from './form';

const PAGE = '/packages/returns/pages/depart/depart';
/** How a write that waits is kept: a case that is changed has a draft of its own. */
const laterFor = (id: string) => ({
  title: '离京报备',
  form: id ? `depart-${id}` : 'depart',
  page: id ? `${PAGE}?id=${id}` : PAGE,
  replaces: id !== '',
});
/** Journeys further away than this are a slip of the finger, days; the server knows the same. */
const MOST_DAYS = 60;
/** A planned return lies within a year. */
const YEAR_DAYS = 365;

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    form: EMPTY,
    isFixed: false,
    agreed: false,
    consent: HEALTH_CONSENT,
    options: OPTIONS,
    span: { from: '', to: '', last: '' },
    /** What was said of the way back, after it was sent; empty: not yet. */
    sent: '',
  },

  caseId: '',

  onLoad({ id = '' }: { id?: string }) {
    this.caseId = id;
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const { me } = await session();
      if (!me) return { data: {}, isEmpty: true };
      const today = dayAt(Date.now());
      const span = {
        from: dayAfter(today, -MOST_DAYS),
        to: dayAfter(today, MOST_DAYS),
        last: dayAfter(today, YEAR_DAYS),
      };
      const { cases } = this.caseId ? await returns('readMyCases', {}) : { cases: [] };
      const one = cases.find(({ id }) => id === this.caseId) ?? null;
      const later = laterFor(this.caseId);
      const form = { ...knownForm(me.orgUnit, one), ...draftOf<Form>(later.form) };
      return { data: { form, span, isFixed: one !== null, ...handedBack(later.form) } };
    });
  },

  onField(event: WechatMiniprogram.CustomEvent<{ value: unknown }>) {
    fillFrom(this, event, laterFor(this.caseId).form);
  },

  onHealth({ detail }: WechatMiniprogram.CustomEvent<Pick<Form, 'temperature' | 'symptoms'>>) {
    fill(this, detail, 'temperatureC', laterFor(this.caseId).form);
  },

  onAgree({ detail: { agreed } }: WechatMiniprogram.CustomEvent<{ agreed: boolean }>) {
    this.setData({ agreed, 'problems.healthConsentVersion': '' });
  },

  async onSubmit() {
    const { form, agreed } = this.data;
    const send = (tap: Tap) => returns('declareDeparture', departureOf(form), tap);
    const answer = await sendFilled(this, departLacks(form, agreed), send, laterFor(this.caseId));
    if (answer) this.setData({ sent: daySaid(form.plannedReturnOn!) });
  },

  onHome() {
    void wx.switchTab({ url: '/pages/home/home' });
  },

  onRegister() {
    void wx.redirectTo({ url: '/packages/people/pages/register/register' });
  },
});
