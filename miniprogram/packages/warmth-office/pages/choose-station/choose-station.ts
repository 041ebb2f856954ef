import type { SiteView } from '../../../../../cloudfunctions/warmth/contract/goods';
import { load, loading } from '../../../../services/page-state';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';

/** A site's id is its kind and the id of what it is. */
const stationIdOf = ({ id }: SiteView) => id.slice(id.indexOf(':') + 1);

/** Stations of a unit and those below, by name. Tells `chosen` with id and name, and goes back. */
Page({
  data: {
    ...typeScale(),
    ...loading,
    search: '',
    stations: [] as { id: string; name: string; unit: string }[],
  },

  orgUnitId: '',
  all: [] as { id: string; name: string; unit: string }[],

  onLoad({ id = '' }: { id?: string }) {
    this.orgUnitId = id;
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const { sites } = await warmth('listSites', { orgUnitId: this.orgUnitId });
      this.all = sites
        .filter(({ kind, isOpen }) => kind === 'station' && isOpen)
        .map((site) => ({ id: stationIdOf(site), name: site.name, unit: site.orgUnitName }));
      return { data: this.found(this.data.search), isEmpty: this.all.length === 0 };
    });
  },

  found(search: string) {
    const stations = this.all.filter(({ name, unit }) => name.includes(search) || unit.includes(search));
    return { search, stations };
  },

  onSearch({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData(this.found(value));
  },

  onChoose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { index } = currentTarget.dataset as { index: number };
    const { id, name } = this.data.stations[index]!;
    this.getOpenerEventChannel().emit?.('chosen', { id, name });
    void wx.navigateBack();
  },
});
