import { wholeCatalogue } from '../../../../services/catalogue';
import { clearDraft, draftOf, keepDraft } from '../../../../services/draft';
import { load, loading } from '../../../../services/page-state';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { STILL_LACKING } from '../../../../text/failures';
import { areGood } from '../../lines';
import type { Choice, Line } from '../../lines';
import { leaveWith } from '../../told';
import { BLANK, checkedParts, factsOf, formOf, itemLacks, partChoices } from './form';
import type { Form } from './form';

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    form: BLANK,
    isKnown: false,
    choices: [] as Choice[],
  },

  itemId: null as string | null,
  version: null as number | null,

  onLoad({ item = '' }: { item?: string }) {
    this.itemId = item || null;
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const items = await wholeCatalogue(false);
      const known = items.find(({ id }) => id === this.itemId);
      this.version = known?.version ?? null;
      const form = { ...(known ? formOf(known) : BLANK), ...draftOf<Form>(this.draftName()) };
      return { data: { form, isKnown: known !== undefined, choices: partChoices(items) } };
    });
  },

  /** What was typed over an older version is not laid over a newer one. */
  draftName() {
    return `item-${this.itemId ?? 'new'}-${this.version ?? 0}`;
  },

  fill(part: Partial<Form>, problem: string) {
    const form = { ...this.data.form, ...part };
    keepDraft(this.draftName(), form);
    this.setData({ form, [`problems.${problem}`]: '', refusal: '' });
  },

  onField({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ value?: string; on?: boolean }>) {
    const { field } = currentTarget.dataset as { field: keyof Form };
    this.fill({ [field]: detail.on ?? detail.value }, field);
  },

  onParts({ detail: { lines } }: WechatMiniprogram.CustomEvent<{ lines: Line[] }>) {
    this.fill({ parts: lines }, 'parts');
  },

  async onSave() {
    const { form } = this.data;
    const parts = checkedParts(form);
    const problems = itemLacks(form);
    if (Object.keys(problems).length > 0 || !areGood(parts))
      return this.setData({ problems, 'form.parts': parts, refusal: STILL_LACKING });
    const input = { itemId: this.itemId, version: this.version, facts: factsOf(form), retired: form.retired };
    if (!(await submit(this, (tap) => warmth('saveItem', input, tap)))) return;
    clearDraft(this.draftName());
    leaveWith(`“${form.name.trim()}”存好了`);
  },
});
