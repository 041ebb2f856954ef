import { clearDraft, draftOf, keepDraft } from '../../../../services/draft';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { STILL_LACKING } from '../../../../text/failures';
import { NUMBERS, OPTIONS } from '../../../../text/returns-declare';
import { dayAfter, dayAt } from '../../../../text/times';
import { lacking } from '../../filing';
import { blankForm, declareLacks, journeyOf } from '../declare/form';
import type { Form } from '../declare/form';

const DRAFT = 'file-return';
/** Journeys further away than this are a slip of the finger, days; the server knows the same. */
const MOST_DAYS = 60;
interface Unit {
  id: string;
  name: string;
}

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    name: '',
    phone: '',
    form: {} as Form,
    agreed: false,
    missing: '',
    options: OPTIONS,
    numbers: NUMBERS,
    span: { from: '', to: '' },
    /** Who was filed; empty: nobody yet. */
    filed: '',
  },

  unit: { id: '', name: '' } as Unit,

  onLoad({ id = '', name = '' }: { id?: string; name?: string }) {
    this.unit = { id, name: decodeURIComponent(name) };
    void this.refresh();
  },

  refresh() {
    return load(this, () => {
      const today = dayAt(Date.now());
      const span = { from: dayAfter(today, -MOST_DAYS), to: dayAfter(today, MOST_DAYS) };
      const known = { name: '', phone: '', form: blankForm(this.unit) };
      return Promise.resolve({ data: { span, ...known, ...draftOf(DRAFT) } });
    });
  },

  keep(change: object, problem: string) {
    this.setData({ ...change, [`problems.${problem}`]: '', refusal: '' });
    const { name, phone, form } = this.data;
    keepDraft(DRAFT, { name, phone, form });
  },

  onWho({ currentTarget, detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: string };
    this.keep({ [field]: value }, field);
  },

  onField({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value: unknown }>) {
    const { field, problem = '' } = currentTarget.dataset as { field: keyof Form; problem?: string };
    this.keep({ form: { ...this.data.form, [field]: detail.value } }, problem);
  },

  onHealth({ detail }: WechatMiniprogram.CustomEvent<Pick<Form, 'temperature' | 'symptoms'>>) {
    const { temperature, symptoms } = detail;
    this.keep({ form: { ...this.data.form, temperature, symptoms } }, 'temperatureC');
  },

  onAgree({ detail: { on } }: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
    this.setData({ agreed: on, refusal: '' });
  },

  async onSubmit() {
    const { name, phone, form, agreed } = this.data;
    const problems = { ...declareLacks(form, true), ...lacking({ name: name.trim(), phone }) };
    if (Object.keys(problems).length > 0) return this.setData({ problems, refusal: STILL_LACKING });
    if (!agreed) return this.setData({ refusal: '要本人同意，才能代为登记' });
    const input = { ...journeyOf(form), name: name.trim(), phone, oralConsent: true } as const;
    if (!(await submit(this, (tap) => returns('fileReturn', input, tap)))) return undefined;
    clearDraft(DRAFT);
    return this.setData({ filed: name.trim() });
  },

  onAgain() {
    this.setData({ filed: '', agreed: false });
    void this.refresh();
  },
});
