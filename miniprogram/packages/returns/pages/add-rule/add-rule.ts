import { clearDraft, draftOf, keepDraft } from '../../../../services/draft';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { STILL_LACKING } from '../../../../text/failures';
import { OPTIONS } from '../../../../text/returns-declare';
import { FIRST_DAYS, touchedLines } from '../../../../text/returns-office';
import { dayAfter, dayAt } from '../../../../text/times';
import { formLike, ruleLacks, ruleOf } from './form';
import type { Form } from './form';

const FORM = 'add-rule';
/** How far ahead a rule can begin, days. */
const MOST_DAYS = 180;

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    form: {} as Form,
    firstDays: FIRST_DAYS,
    symptoms: OPTIONS.symptoms,
    span: { from: '', to: '' },
    /** Whom it would touch; empty while nobody asked. */
    touched: [] as string[],
  },

  afterVersion: 0,

  onLoad() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const { rules } = await returns('readRules', {});
      this.afterVersion = rules[0]!.version;
      const today = dayAt(Date.now());
      const span = { from: dayAfter(today, 1), to: dayAfter(today, MOST_DAYS) };
      return { data: { form: { ...formLike(rules[0]!), ...draftOf<Form>(FORM) }, span } };
    });
  },

  onField({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value?: unknown; on?: boolean }>) {
    const { field } = currentTarget.dataset as { field: keyof Form };
    const form = { ...this.data.form, [field]: detail.on ?? detail.value };
    keepDraft(FORM, form);
    this.setData({ form, [`problems.${field}`]: '', refusal: '' });
  },

  onSymptom({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: Form['symptoms'][number] }>) {
    const { form } = this.data;
    const symptoms = form.symptoms.includes(value)
      ? form.symptoms.filter((one) => one !== value)
      : [...form.symptoms, value];
    keepDraft(FORM, { ...form, symptoms });
    this.setData({ 'form.symptoms': symptoms });
  },

  async onPreview() {
    const problems = ruleLacks(this.data.form);
    if (Object.keys(problems).length > 0) return this.setData({ problems, refusal: STILL_LACKING });
    const touched = await submit(this, () => returns('previewRule', { rule: ruleOf(this.data.form) }));
    return touched && this.setData({ touched: touchedLines(touched) });
  },

  onStay() {
    this.setData({ touched: [] });
  },

  async onPublish() {
    const input = { rule: ruleOf(this.data.form), afterVersion: this.afterVersion };
    const answer = await submit(this, (tap) => returns('addRule', input, tap));
    if (!answer) return this.setData({ touched: [] });
    clearDraft(FORM);
    return void wx.navigateBack();
  },
});
