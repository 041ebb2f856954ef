import { openPage } from '../../../../services/open-page';
import { load, loading } from '../../../../services/page-state';
import { session } from '../../../../services/session';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { ITEM_SORTS, itemCard } from '../../../../text/warmth-goods';
import { toldOnce } from '../../told';

const ITEM = '/packages/warmth-goods/pages/item/item';
const OFFICE: ReadonlySet<string> = new Set(['secretary', 'unitAdmin']);

Page({
  data: {
    ...typeScale(),
    ...loading,
    items: [] as ReturnType<typeof itemCard>[],
    more: false,
    canSave: false,
    sorts: ITEM_SORTS,
    sort: 'all',
    told: '',
  },

  search: '',

  onShow() {
    this.setData({ told: toldOnce() });
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const kitsOnly = this.data.sort === 'kits';
      const [{ roles }, { items, more }] = await Promise.all([
        session(),
        warmth('listItems', { search: this.search, kitsOnly }),
      ]);
      return { data: { items: items.map(itemCard), more, canSave: roles.some(({ role }) => OFFICE.has(role)) } };
    });
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
