import type { ServiceFailure } from '../../../../services/cloud';
import { load, loading } from '../../../../services/page-state';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { failureSentence } from '../../../../text/failures';
import { LEDGER_TABS, movementCard, RECALLS, transferCard } from '../../../../text/warmth-goods';
import type { LedgerTab } from '../../../../text/warmth-goods';

type Movement = ReturnType<typeof movementCard>;
type Transfer = ReturnType<typeof transferCard>;
interface Part {
  movements: Movement[];
  transfers: Transfer[];
  next: string | null;
}

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    siteName: '',
    tabs: LEDGER_TABS,
    tab: 'all' as LedgerTab,
    movements: [] as Movement[],
    transfers: [] as Transfer[],
    tail: 'end',
    tailFailure: '',
    reasons: RECALLS,
    /** The transfer that is called back; `null`: none. */
    recalling: null as Transfer | null,
  },

  siteId: '',
  next: null as string | null,

  onLoad({ site = '', name = '' }: { site?: string; name?: string }) {
    this.siteId = decodeURIComponent(site);
    this.setData({ siteName: decodeURIComponent(name) });
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => ({ data: this.shown(await this.first(), true) }));
  },

  /** What belongs to the tab that is chosen when it comes. */
  async first(): Promise<Part> {
    const { tab } = this.data;
    const part = await this.part(null);
    return tab === this.data.tab ? part : this.first();
  },

  async part(after: string | null): Promise<Part> {
    const { tab } = this.data;
    const now = Date.now();
    const at = { siteId: this.siteId, after };
    if (tab === 'all') {
      const { movements, next } = await warmth('listMovements', at);
      return { movements: movements.map((one) => movementCard(one, now)), transfers: [], next };
    }
    const { transfers, next } = await warmth('listTransfers', { ...at, direction: tab });
    return { movements: [], transfers: transfers.map((one) => transferCard(one, tab, now)), next };
  },

  shown({ movements, transfers, next }: Part, isFirst: boolean) {
    this.next = next;
    const before = isFirst ? { movements: [], transfers: [] } : this.data;
    return {
      movements: [...before.movements, ...movements],
      transfers: [...before.transfers, ...transfers],
      tail: next === null ? 'end' : 'more',
    };
  },

  onTab({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: LedgerTab }>) {
    this.setData({ tab: value, refusal: '', phase: 'loading' });
    void this.refresh();
  },

  onReachBottom() {
    if (this.data.tail === 'more') void this.onMore();
  },

  async onMore() {
    const { tab } = this.data;
    this.setData({ tail: 'loading' });
    try {
      const part = await this.part(this.next);
      if (tab === this.data.tab) this.setData(this.shown(part, false));
    } catch (failure) {
      if (tab === this.data.tab)
        this.setData({ tail: 'failed', tailFailure: failureSentence(failure as ServiceFailure) });
    }
  },

  onRecall({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { index } = currentTarget.dataset as { index: number };
    this.setData({ recalling: this.data.transfers[index]!, refusal: '' });
  },

  onStay() {
    this.setData({ recalling: null });
  },

  async onReason({ detail: { reason, words } }: WechatMiniprogram.CustomEvent<{ reason: string; words: string }>) {
    const label = RECALLS.find(({ value }) => value === reason)!.label;
    const said = reason === 'other' ? words : [label, words].filter((part) => part !== '').join('，');
    const input = { transferId: this.data.recalling!.id, reason: said.slice(0, 200) };
    const answer = await submit(this, (tap) => warmth('recallTransfer', input, tap));
    if (!answer) return;
    this.setData({ recalling: null });
    await this.refresh();
  },
});
