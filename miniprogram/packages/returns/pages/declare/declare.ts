import type { OwnCase } from '../../../../../cloudfunctions/returns/contract/fields';
import type { Tap } from '../../../../services/cloud';
import { draftOf } from '../../../../services/draft';
import { handedBack } from '../../../../services/outbox';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { session } from '../../../../services/session';
import { unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { HEALTH_CONSENT, MISSING_PARTS, NUMBERS, OPTIONS } from '../../../../text/returns-declare';
import { dayAfter, dayAt } from '../../../../text/times';
import type { Companion } from '../../components/traveller-fields/traveller-fields';
import { fill, fillFrom, sendFilled } from '../../filling';
import { declarationOf, declareLacks, knownForm } from './form';
import type { Form } from './form';
import { standingOf } from './standing';

const PAGE = '/packages/returns/pages/declare/declare';
/** Journeys further away than this are a slip of the finger, days; the server knows the same. */
const MOST_DAYS = 60;

/** How a write that waits is kept: a case that is changed has a draft of its own. */
const laterFor = (id: string) => ({
  title: '返京登记',
  form: id ? `declare-${id}` : 'declare',
  page: id ? `${PAGE}?id=${id}` : PAGE,
  replaces: id !== '',
});

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    form: {} as Form,
    agreed: false,
    /** What staff could not find of the address, in words. */
    missing: '',
    standing: '',
    /** Whether it changes what was said; else it is new, or follows a departure. */
    isChange: false,
    isFixed: false,
    consent: HEALTH_CONSENT,
    options: OPTIONS,
    numbers: NUMBERS,
    span: { from: '', to: '' },
    /** The case as it is after it was sent. */
    sent: null as { id: string; isComing: boolean; heldBy: string } | null,
  },

  caseId: '',
  cases: [] as readonly OwnCase[],

  onLoad({ id = '' }: { id?: string }) {
    this.caseId = id;
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const { me } = await session();
      if (!me) return { data: {}, isEmpty: true };
      const { cases } = await returns('readMyCases', {});
      this.cases = cases;
      const one = cases.find(({ id }) => id === this.caseId) ?? null;
      const later = laterFor(this.caseId);
      const today = dayAt(Date.now());
      const form = { ...knownForm(me, cases, one), ...draftOf<Form>(later.form) };
      const span = { from: dayAfter(today, -MOST_DAYS), to: dayAfter(today, MOST_DAYS) };
      const missing = one?.missingPart ? (MISSING_PARTS[one.missingPart] ?? '') : '';
      const told = handedBack(later.form);
      const isChange = one !== null && one.trip !== null;
      return {
        data: {
          form,
          span,
          missing,
          isFixed: one !== null,
          isChange,
          standing: standingOf(cases, form.traveller, isChange),
          ...told,
        },
      };
    });
  },

  onField(event: WechatMiniprogram.CustomEvent<{ value: unknown }>) {
    fillFrom(this, event, laterFor(this.caseId).form);
  },

  onTraveller(event: WechatMiniprogram.CustomEvent<{ value: Companion | null }>) {
    this.onField(event);
    this.setData({ standing: standingOf(this.cases, event.detail.value, this.data.isChange) });
  },

  onHealth({ detail }: WechatMiniprogram.CustomEvent<Pick<Form, 'temperature' | 'symptoms'>>) {
    fill(this, detail, 'temperatureC', laterFor(this.caseId).form);
  },

  onAgree({ detail: { agreed } }: WechatMiniprogram.CustomEvent<{ agreed: boolean }>) {
    this.setData({ agreed, 'problems.healthConsentVersion': '' });
  },

  async onSubmit() {
    const { form, agreed } = this.data;
    const send = (tap: Tap) => returns('declareReturn', declarationOf(form), tap);
    const answer = await sendFilled(this, declareLacks(form, agreed), send, laterFor(this.caseId));
    if (!answer) return undefined;
    const { id, stage, heldBy } = answer.case;
    return this.setData({ sent: { id, heldBy, isComing: stage === 'notArrived' } });
  },

  onJourney() {
    void wx.redirectTo({ url: `/packages/returns/pages/journey/journey?id=${this.data.sent!.id}` });
  },

  onRegister() {
    void wx.redirectTo({ url: '/packages/people/pages/register/register' });
  },
});
