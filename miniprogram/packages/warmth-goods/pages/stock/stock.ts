import type { WarmthApi } from '../../../../../cloudfunctions/warmth/contract';
import type { SiteView, StockLine } from '../../../../../cloudfunctions/warmth/contract/goods-fields';
import { openPage } from '../../../../services/open-page';
import { load, loading } from '../../../../services/page-state';
import { session } from '../../../../services/session';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { transferCard } from '../../../../text/warmth-goods';
import { toldOnce } from '../../told';
import { keepSite, siteToShow } from './site';
import { ACTS, filtersOf, linesShown, takeSaid } from './view';
import type { Filter, LineView } from './view';

const PAGES = '/packages/warmth-goods/pages';
const MOVERS: ReadonlySet<string> = new Set(['stationKeeper', 'secretary', 'unitAdmin']);

Page({
  data: {
    ...typeScale(),
    ...loading,
    site: null as SiteView | null,
    sites: [] as SiteView[],
    /** The sites that are offered, while another one is looked for. */
    found: [] as SiteView[],
    isChoosing: false,
    canMove: false,
    /** What was just done; empty when nothing was. */
    told: '',
    acts: ACTS,
    arriving: [] as ReturnType<typeof transferCard>[],
    take: '',
    filters: [] as ReturnType<typeof filtersOf>,
    filter: 'all' as Filter,
    lines: [] as LineView[],
  },

  orgUnitId: null as string | null,
  siteId: '',
  all: [] as StockLine[],

  onLoad({ id = '', site = '' }: { id?: string; site?: string }) {
    this.orgUnitId = id || null;
    this.siteId = decodeURIComponent(site);
  },

  onShow() {
    this.setData({ told: toldOnce() });
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const [{ roles }, { sites }] = await Promise.all([session(), warmth('listSites', { orgUnitId: this.orgUnitId })]);
      this.siteId ||= siteToShow(sites, roles);
      if (this.siteId === '') return { data: {}, isEmpty: true };
      const canMove = roles.some(({ role }) => MOVERS.has(role));
      return { data: { sites, canMove, ...(await this.stock()) } };
    });
  },

  /** The shelves of the site that is chosen when they come. */
  async read(): Promise<WarmthApi['readStock']['output']> {
    const { siteId } = this;
    const stock = await warmth('readStock', { siteId });
    return siteId === this.siteId ? stock : this.read();
  },

  async stock() {
    const { site, lines, arriving, stockTake } = await this.read();
    this.all = lines;
    const now = Date.now();
    return {
      site,
      arriving: arriving.map((one) => transferCard(one, 'in', now)),
      take: stockTake ? takeSaid(stockTake) : '',
      filters: filtersOf(lines),
      filter: 'all',
      lines: linesShown(lines, 'all'),
    };
  },

  onFilter({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: Filter }>) {
    this.setData({ filter: value, lines: linesShown(this.all, value) });
  },

  onWhere() {
    this.setData({ isChoosing: true, found: this.data.sites });
  },

  onSearch({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ found: this.data.sites.filter(({ name }) => name.includes(value)) });
  },

  onClose() {
    this.setData({ isChoosing: false });
  },

  onSite({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.siteId = this.data.found[(currentTarget.dataset as { index: number }).index]!.id;
    keepSite(this.siteId);
    this.setData({ isChoosing: false });
    void this.refresh();
  },

  /** Goods are moved at the site that is shown; the shelves of the one that is chosen may not have come. */
  open(page: string, query: string) {
    const { id, name } = this.data.site!;
    const at = `site=${encodeURIComponent(id)}&name=${encodeURIComponent(name)}`;
    openPage(`${PAGES}/${page}/${page}?${at}&${query}`);
  },

  onArrival({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.open('arrival', `transfer=${(currentTarget.dataset as { id: string }).id}`);
  },

  onTake() {
    this.open('stock-take', '');
  },

  onMovements() {
    this.open('movements', '');
  },

  onPick({ detail: { id } }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    if (id === 'stock-take') return this.onTake();
    return this.open('move', `way=${id}`);
  },
});
