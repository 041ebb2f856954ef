import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import type { StaffCase } from '../../../../../cloudfunctions/returns/contract/calls';
import type { FieldName } from '../../../../../cloudfunctions/returns/contract/fields';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { problemSentence } from '../../../../text/problems';
import { historyLines, WAYS } from '../../../../text/returns-calls';
import { answered, askedAbout, BLANK_DRAFT, caseDrafts } from '../../call-draft';
import type { Answer, Draft } from '../../call-draft';
import { answersOf, scriptLacks, scriptLines } from '../../script';
import type { ScriptLine } from '../../script';

type Way = ReturnsApi['correctFields']['input']['how'];
const REASON = '更正';
const drafts = caseDrafts('correct');

/** Every field counts as asked about; whoever corrects one leaves the others as they were. */
const allAsked = (written: Draft, one: StaffCase): Draft =>
  one.fields.reduce((draft, { name }) => askedAbout(draft, one, name), written);

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    person: null as { name: string; note: string } | null,
    lines: [] as ScriptLine[],
    open: '' as FieldName | '',
    history: [] as ReturnType<typeof historyLines>,
    ways: WAYS,
    how: 'phone' as Way,
    reason: '',
    consented: false,
  },

  caseId: '',
  current: null as StaffCase | null,
  draft: BLANK_DRAFT,

  onLoad(query: { case?: string }) {
    this.caseId = query.case ?? '';
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const { case: one } = await returns('openCase', { caseId: this.caseId, reason: REASON });
      this.current = one;
      this.draft = allAsked(drafts.of(one), one);
      const lines = scriptLines(one, this.draft);
      const open = lines.find(({ objection }) => objection !== '')?.name ?? '';
      const person = { name: one.name, note: one.maskedPhone };
      const reason = this.draft.note;
      return { data: { person, lines, open, reason, history: historyLines(one, Date.now()) } };
    });
  },

  onOpen({ detail: { name } }: WechatMiniprogram.CustomEvent<{ name: FieldName | '' }>) {
    this.setData({ open: name });
  },

  onAnswer({ detail: { name, value } }: WechatMiniprogram.CustomEvent<{ name: FieldName; value: Answer }>) {
    this.draft = answered(this.draft, this.current!, name, value);
    drafts.keep(this.caseId, this.draft);
    this.setData({ lines: scriptLines(this.current!, this.draft), [`problems.${name}`]: '', refusal: '' });
  },

  onSettle() {
    this.setData({ open: '' });
  },

  onHow({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: Way }>) {
    this.setData({ how: value });
  },

  onReason({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.draft = { ...this.draft, note: value };
    drafts.keep(this.caseId, this.draft);
    this.setData({ reason: value, 'problems.reason': '' });
  },

  onConsent({ detail: { on } }: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
    this.setData({ consented: on, refusal: '' });
  },

  async onDial() {
    const answer = await submit(this, () => returns('revealPhone', { caseId: this.caseId, reason: REASON }));
    if (answer) await wx.makePhoneCall({ phoneNumber: answer.phone }).catch(() => {});
  },

  async onSend() {
    const { lines, how, reason, consented } = this.data;
    const problems = scriptLacks(lines);
    const [first] = Object.keys(problems) as FieldName[];
    if (first) return this.setData({ problems, open: first });
    if (reason.trim().length < 2) return this.setData({ problems: { reason: problemSentence('reason', 'tooShort') } });
    if (!consented) return this.setData({ refusal: '要本人同意，才能更正' });
    const input = { caseId: this.caseId, answers: answersOf(lines), how, reason, consented } as const;
    const answer = await submit(this, (tap) => returns('correctFields', input, tap));
    if (!answer) return undefined;
    drafts.clear(this.caseId);
    return void wx.navigateBack();
  },
});
