import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import { mayAt } from '../../../../services/may';
import type { May } from '../../../../services/may';
import { openPage } from '../../../../services/open-page';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { BETWEEN, HANDOVER_BOXES, handoverNote, handoverTag, RETURN_REASONS } from '../../../../text/returns-office';

type List = ReturnsApi['listBox']['output'];
type Line = List['cases'][number];
type Box = ReturnsApi['listBox']['input']['box'];

const NO_TRANSFER = { id: '', from: { name: '' }, to: { name: '' }, reason: '' };

function cardOf(line: Line, box: Box, now: number) {
  const { id: transferId, from, to, reason } = line.transfer ?? NO_TRANSFER;
  const between = BETWEEN[box] ?? '';
  const words = { reason, note: handoverNote(line), tag: handoverTag(line, now) };
  return { id: line.id, name: line.name, transferId, from: from.name, to: to.name, between, ...words };
}
const tabOf = ({ box, word }: (typeof HANDOVER_BOXES)[number], { cases, more }: List) => ({
  box,
  word,
  count: cases.length,
  more,
});
type Card = ReturnType<typeof cardOf>;

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    unit: { id: '', name: '' },
    box: 'inbox' as Box,
    tabs: [] as { box: Box; word: string; count: number; more: boolean }[],
    cards: [] as Card[],
    empty: '',
    /** Whether there are more than these. */
    more: false,
    may: {} as May,
    reasons: RETURN_REASONS,
    /** The hand-over that goes back; `null`: none. */
    returning: null as Card | null,
    /** Id of the case whose button was tapped. */
    busy: '',
  },

  lists: {} as Partial<Record<Box, List>>,

  onLoad({ id = '', name = '', box = 'inbox' }: { id?: string; name?: string; box?: string }) {
    this.setData({ unit: { id, name: decodeURIComponent(name) }, box: box as Box });
  },

  onShow() {
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const orgUnitId = this.data.unit.id;
      const lists = await Promise.all(HANDOVER_BOXES.map(({ box }) => returns('listBox', { orgUnitId, box })));
      this.lists = Object.fromEntries(HANDOVER_BOXES.map(({ box }, i) => [box, lists[i]!]));
      return { data: { ...this.shown(this.data.box), may: await mayAt(orgUnitId) } };
    });
  },

  shown(box: Box) {
    const now = Date.now();
    const tabs = HANDOVER_BOXES.map((one) => tabOf(one, this.lists[one.box]!));
    const { cases, more } = this.lists[box]!;
    const cards = cases.map((line) => cardOf(line, box, now));
    return { box, tabs, cards, more, empty: HANDOVER_BOXES.find((one) => one.box === box)!.empty, refusal: '' };
  },

  onTab({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData(this.shown((currentTarget.dataset as { box: Box }).box));
  },

  cardOfTap({ currentTarget }: WechatMiniprogram.TouchEvent): Card {
    return this.data.cards[(currentTarget.dataset as { index: number }).index]!;
  },

  onOpen(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = this.data.unit;
    const query = `case=${this.cardOfTap(event).id}&id=${id}&name=${encodeURIComponent(name)}`;
    openPage(`/packages/returns/pages/case/case?${query}`);
  },

  onAccept(event: WechatMiniprogram.TouchEvent) {
    return this.answer(this.cardOfTap(event), true, '');
  },

  onReturn(event: WechatMiniprogram.TouchEvent) {
    this.setData({ returning: this.cardOfTap(event), refusal: '' });
  },

  onStay() {
    this.setData({ returning: null });
  },

  async onReason({ detail: { reason, words } }: WechatMiniprogram.CustomEvent<{ reason: string; words: string }>) {
    const label = RETURN_REASONS.find(({ value }) => value === reason)!.label;
    const said = reason === 'other' ? words : [label, words].filter(Boolean).join('，');
    await this.answer(this.data.returning!, false, said.slice(0, 200));
    if (this.data.refusal === '') this.setData({ returning: null });
  },

  async answer({ id: caseId, transferId }: Card, accept: boolean, reason: string) {
    this.setData({ busy: caseId });
    const input = { caseId, transferId, accept, reason };
    if (await submit(this, (tap) => returns('answerTransfer', input, tap))) await this.refresh();
  },

  async onRevoke(event: WechatMiniprogram.TouchEvent) {
    const { id: caseId, transferId } = this.cardOfTap(event);
    this.setData({ busy: caseId });
    if (await submit(this, (tap) => returns('revokeTransfer', { caseId, transferId }, tap))) await this.refresh();
  },
});
