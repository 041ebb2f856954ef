import { ServiceFailure } from '../../../../services/cloud';
import { clearDraft, draftOf, keepDraft } from '../../../../services/draft';
import { load, loading } from '../../../../services/page-state';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { STILL_LACKING } from '../../../../text/failures';
import { dayAt } from '../../../../text/times';
import { CAUSES, SHOWN_AS } from '../../../../text/warmth-goods';
import { areGood, checked, linesNow } from '../../lines';
import type { Choice, Line } from '../../lines';
import { leaveWith } from '../../told';
import { BLANK, formLacks, wayNamed } from './forms';
import type { Form, Way } from './forms';

interface Query {
  way?: string;
  site?: string;
  name?: string;
  trip?: string;
}

const asked = ({ asks }: Way) => Object.fromEntries(asks.map((field) => [field, true]));

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    siteName: '',
    act: '',
    note: '',
    incoming: false,
    mostLines: 12,
    asks: {} as Record<string, boolean>,
    form: BLANK,
    choices: [] as Choice[],
    causes: CAUSES,
    shownAs: SHOWN_AS,
    today: '',
    /** Where goods may be sent, while one is looked for. */
    isChoosing: false,
    sites: [] as { id: string; name: string; orgUnitName: string }[],
  },

  way: '',
  place: { siteId: '', tripId: '' },
  draft: '',

  onLoad({ way = '', site = '', name = '', trip = '' }: Query) {
    this.way = way;
    this.place = { siteId: decodeURIComponent(site), tripId: trip };
    this.draft = `goods-${way}-${this.place.siteId}-${trip}`;
    this.setData({ siteName: decodeURIComponent(name), today: dayAt(Date.now()) });
    void this.refresh();
  },

  /** @throws ServiceFailure where the link that opened the page names no way */
  how(): Way {
    const way = wayNamed(this.way);
    if (way) return way;
    throw new ServiceFailure('INVALID_INPUT', {}, '');
  },

  refresh() {
    return load(this, async () => {
      const way = this.how();
      const { title, act, note, incoming, mostLines } = way;
      void wx.setNavigationBarTitle({ title });
      const choices = await way.choices(this.place);
      const form = { ...BLANK, ...draftOf<Form>(this.draft) };
      const filled = { ...form, lines: linesNow(form.lines, choices) };
      return { data: { act, note, incoming, mostLines, asks: asked(way), choices, form: filled } };
    });
  },

  fill(part: Partial<Form>, problem: string) {
    const form = { ...this.data.form, ...part };
    keepDraft(this.draft, form);
    this.setData({ form, [`problems.${problem}`]: '', refusal: '' });
  },

  onLines({ detail: { lines } }: WechatMiniprogram.CustomEvent<{ lines: Line[] }>) {
    this.fill({ lines }, 'lines');
  },

  onField({ currentTarget, detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = currentTarget.dataset as { field: keyof Form };
    this.fill({ [field]: value }, field);
  },

  onWhere() {
    this.setData({ isChoosing: true, sites: [] });
  },

  async onSearch({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    if (value === '') return this.setData({ sites: [] });
    const answer = await submit(this, () => warmth('listSendableSites', { search: value }));
    return answer && this.setData({ sites: answer.sites.filter(({ id }) => id !== this.place.siteId) });
  },

  onSite({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, name } = this.data.sites[(currentTarget.dataset as { index: number }).index]!;
    this.fill({ toSite: { id, name } }, 'toSite');
    this.setData({ isChoosing: false });
  },

  onClose() {
    this.setData({ isChoosing: false });
  },

  async onAct() {
    const lines = checked(this.data.form.lines);
    const problems = formLacks(this.data.form, this.how().asks);
    if (Object.keys(problems).length > 0 || !areGood(lines))
      return this.setData({ 'form.lines': lines, problems, refusal: STILL_LACKING });
    const { form } = this.data;
    const told = await submit(this, (tap) => this.how().send(form, this.place, tap));
    if (told === null) return;
    clearDraft(this.draft);
    leaveWith(told);
  },
});
