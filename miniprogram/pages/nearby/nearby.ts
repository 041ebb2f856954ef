import type { Point, Service } from '../../../cloudfunctions/places/contract';
import { askForPlace, knownWhereabouts, whereabouts } from '../../services/location';
import { load, loading } from '../../services/page-state';
import { places } from '../../services/places';
import { typeScale } from '../../services/type-scale';
import { SERVICES, stationLine } from '../../text/places';
import type { StationLine } from '../../text/places';

const OPEN_NOW = 'openNow';
/** A search waits until typing rests this long, milliseconds. */
const REST_MS = 300;

const filters = [
  { value: OPEN_NOW, label: '现在开着' },
  ...Object.entries(SERVICES).map(([value, label]) => ({ value, label })),
];

Page({
  data: {
    ...typeScale(),
    ...loading,
    filters,
    chosen: [OPEN_NOW] as string[],
    search: '',
    isPlaced: true,
    stations: [] as StationLine[],
    closedCount: 0,
  },

  typing: 0 as ReturnType<typeof setTimeout> | number,

  onLoad() {
    void this.refresh();
  },

  /** Doors open and close meanwhile; whoever comes back was asked for their place before. */
  onShow() {
    if (this.data.phase !== 'loading') void this.find(knownWhereabouts);
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    return this.find(whereabouts);
  },

  find(place: () => Promise<Point | null>) {
    return load(this, async () => {
      const { chosen, search } = this.data;
      const near = await place();
      const services = chosen.filter((value) => value !== OPEN_NOW) as Service[];
      const openNow = chosen.includes(OPEN_NOW);
      const found = await places('listStations', { near, openNow, services, search });
      const now = Date.now();
      const stations = found.stations.map((station) => stationLine(station, now));
      return { data: { stations, closedCount: found.closedCount, isPlaced: near !== null } };
    });
  },

  onFilter({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { chosen } = this.data;
    this.setData({ chosen: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value] });
    void this.refresh();
  },

  onSearch({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ search: value });
    clearTimeout(this.typing as number);
    this.typing = setTimeout(() => void this.refresh(), REST_MS);
  },

  onShowClosed() {
    this.setData({ chosen: this.data.chosen.filter((one) => one !== OPEN_NOW) });
    void this.refresh();
  },

  async onAllowPlace() {
    await askForPlace();
    await this.refresh();
  },
});
