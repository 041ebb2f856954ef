import { clearDraft, draftOf, keepDraft } from '../../../../services/draft';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { FIELD_NAMES } from '../../../../text/returns';
import { historyLines } from '../../../../text/returns-calls';
import { fieldSaid } from '../../../../text/returns-journey';

const REASON = '质检';
const formOf = (caseId: string) => `check-${caseId}`;

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    person: null as { name: string; note: string } | null,
    fields: [] as { name: string; label: string; said: string }[],
    history: [] as ReturnType<typeof historyLines>,
    remark: '',
  },

  caseId: '',

  onLoad(query: { case?: string }) {
    this.caseId = query.case ?? '';
    this.setData(draftOf<{ remark: string }>(formOf(this.caseId)));
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const { case: one } = await returns('openCase', { caseId: this.caseId, reason: REASON });
      const now = Date.now();
      const fields = one.fields.map(({ name, inForce }) => ({
        name,
        label: FIELD_NAMES[name],
        said: fieldSaid(name, inForce, now),
      }));
      return { data: { fields, person: { name: one.name, note: one.maskedPhone }, history: historyLines(one, now) } };
    });
  },

  async onDial() {
    const answer = await submit(this, () => returns('revealPhone', { caseId: this.caseId, reason: REASON }));
    if (answer) await wx.makePhoneCall({ phoneNumber: answer.phone }).catch(() => {});
  },

  onRemark({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ remark: value, 'problems.remark': '' });
    keepDraft(formOf(this.caseId), { remark: value });
  },

  onPass() {
    return this.check(true);
  },

  onFail() {
    if (this.data.remark.trim() === '') return this.setData({ problems: { remark: '退回去要说一句哪里不对' } });
    return this.check(false);
  },

  async check(passed: boolean) {
    const input = { caseId: this.caseId, passed, remark: this.data.remark };
    const answer = await submit(this, (tap) => returns('checkCase', input, tap));
    if (!answer) return;
    clearDraft(formOf(this.caseId));
    void wx.navigateBack();
  },
});
