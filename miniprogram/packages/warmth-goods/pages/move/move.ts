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
import { BLANK, formLacks, WAYS } from './forms';
import type { Form, Way, WayName } from './forms';

interface Query {
  way?: WayName;
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

  way: 'purchase' as WayName,
  place: { siteId: '', tripId: '' },
  draft: '',

  onLoad({ way = 'purchase', site = '', name = '', trip = '' }: Query) {
    this.way = way;
    this.place = { siteId: decodeURIComponent(site), tripId: trip };
    this.draft = `goods-${way}-${this.place.siteId}-${trip}`;
    const { title, act, note, incoming, mostLines } = this.how();
    void wx.setNavigationBarTitle({ title });
    const siteName = decodeURIComponent(name);
    this.setData({ siteName, act, note, incoming, mostLines, asks: asked(this.how()), today: dayAt(Date.now()) });
    void this.refresh();
  },

  how(): Way {
    return WAYS[this.way];
  },

  refresh() {
    return load(this, async () => {
      const choices = await this.how().choices(this.place);
      const form = { ...BLANK, ...draftOf<Form>(this.draft) };
      return { data: { choices, form: { ...form, lines: linesNow(form.lines, choices) } } };
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
