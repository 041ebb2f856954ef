import type { Me, PhoneProof } from '../../../../../cloudfunctions/people/contract';
import { clearDraft, draftOf, keepDraft } from '../../../../services/draft';
import { people } from '../../../../services/people';
import { forgetSession } from '../../../../services/session';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { STILL_LACKING } from '../../../../text/failures';
import { problemSentence } from '../../../../text/problems';
import { addressOf } from '../../../../text/people';
import type { ChosenPlace } from '../choose-place/chosen-place';
import { CONSENT, CONSENT_VERSION } from './consent';

const FORM = 'register';

interface Form {
  name: string;
  phone: PhoneProof | null;
  occupation: Me['occupation'] | null;
  place: ChosenPlace | null;
}

const blank: Form = { name: '', phone: null, occupation: null, place: null };

/** What is still to be filled in, with the words for it. */
function missing({ name, phone, occupation, place }: Form, agreed: boolean): Record<string, string> {
  const given = { name: name.trim() !== '', phone, occupation, place, consentVersion: agreed };
  const open = Object.entries(given).filter(([, value]) => !value);
  return Object.fromEntries(open.map(([field]) => [field, problemSentence(field, 'required')]));
}

Page({
  data: {
    ...typeScale(),
    ...unsent,
    ...blank,
    agreed: false,
    consent: CONSENT,
    welcome: '',
    /** Whether somebody came from what they are in the middle of. */
    goesBack: false,
  },

  onLoad({ back = '' }: { back?: string }) {
    this.setData({ goesBack: back !== '' });
    const draft = draftOf<Form>(FORM);
    this.setData({ ...draft });
  },

  onField({ detail: { field, value } }: WechatMiniprogram.CustomEvent<{ field: string; value: unknown }>) {
    this.setData({ [field]: value, [`problems.${field}`]: '' });
    const { name, phone, occupation, place } = this.data;
    // A code of WeChat's is worth nothing after five minutes, and nothing to anybody else.
    keepDraft(FORM, { name, occupation, place, phone: phone?.kind === 'typed' ? phone : null });
  },

  onAgree({ detail: { agreed } }: WechatMiniprogram.CustomEvent<{ agreed: boolean }>) {
    this.setData({ agreed, 'problems.consentVersion': '' });
  },

  async onSubmit() {
    const { name, phone, occupation, place, agreed } = this.data;
    const problems = missing({ name, phone, occupation, place }, agreed);
    if (Object.keys(problems).length > 0) return this.setData({ problems, refusal: STILL_LACKING });

    const { kind, id } = place!;
    const input = {
      name,
      phone: phone!,
      occupation: occupation!,
      place: { kind, id },
      consentVersion: CONSENT_VERSION,
    };
    const answer = await submit(this, (tap) => people('registerWorker', input, tap));
    if (!answer) return this.letGoOfCode();
    clearDraft(FORM);
    forgetSession();
    this.setData({ welcome: `${addressOf(answer.me)}，登记好了` });
  },

  /** The code was used, or is too old: the button has to be tapped again. */
  letGoOfCode() {
    if (this.data.problems['phone'] && this.data.phone?.kind === 'wechat') this.setData({ phone: null });
  },

  onHome() {
    void (this.data.goesBack ? wx.navigateBack() : wx.switchTab({ url: '/pages/home/home' }));
  },
});
