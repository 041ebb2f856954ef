import { openPage } from '../../../../services/open-page';
import { load, loading } from '../../../../services/page-state';
import { session } from '../../../../services/session';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { ITEM_SORTS, itemCard } from '../../../../text/warmth-goods';
import { toldOnce } from '../../told';

const ITEM = '/packages/warmth-goods/pages/item/item';
const OFFICE: ReadonlySet<string> = new Set(['secretary', 'unitAdmin']);

interface Asked {
  search: string;
  kitsOnly: boolean;
}
const tailOf = (next: string | null) => (next === null ? 'end' : 'more');

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    items: [] as ReturnType<typeof itemCard>[],
    tail: 'end',
    canSave: false,
    sorts: ITEM_SORTS,
    sort: 'all',
    told: '',
  },

  search: '',
  next: null as string | null,

  onShow() {
    this.setData({ told: toldOnce() });
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const asked = this.asked();
      const [{ roles }, { items, next }] = await Promise.all([session(), warmth('listItems', asked)]);
      if (this.isAsked(asked)) this.next = next;
      const canSave = roles.some(({ role }) => OFFICE.has(role));
      return { data: { items: items.map(itemCard), tail: tailOf(next), canSave } };
    });
  },

  /** What the list is to show. */
  asked(): Asked {
    return { search: this.search, kitsOnly: this.data.sort === 'kits' };
  },

  isAsked({ search, kitsOnly }: Asked) {
    return search === this.search && kitsOnly === this.asked().kitsOnly;
  },

  onReachBottom() {
    if (this.data.tail === 'more') void this.onMore();
  },

  async onMore() {
    const asked = this.asked();
    this.setData({ tail: 'loading' });
    const answer = await submit(this, () => warmth('listItems', { ...asked, after: this.next }));
    if (!this.isAsked(asked)) return;
    if (!answer) return this.setData({ tail: 'failed' });
    this.next = answer.next;
    this.setData({ items: [...this.data.items, ...answer.items.map(itemCard)], tail: tailOf(answer.next) });
  },

  onSearch({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.search = value;
    this.setData({ phase: 'loading' });
    void this.refresh();
  },

  onSort({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ sort: value, phase: 'loading' });
    void this.refresh();
  },

  onItem({ currentTarget }: WechatMiniprogram.TouchEvent) {
    if (this.data.canSave) openPage(`${ITEM}?item=${(currentTarget.dataset as { id: string }).id}`);
  },

  onNew() {
    openPage(ITEM);
  },
});
