import type { OrgUnitView } from '../../../../../cloudfunctions/places/contract';
import { whereabouts } from '../../../../services/location';
import { load, loading } from '../../../../services/page-state';
import { places } from '../../../../services/places';
import { scanned } from '../../../../services/scan';
import { typeScale } from '../../../../services/type-scale';
import { unitOfCode } from '../../../../services/unit-code';
import { distanceSaid } from '../../../../text/places';
import type { ChosenPlace } from './chosen-place';

/** A search waits until typing rests this long, milliseconds. */
const REST_MS = 300;
/** Stations shown before anything is typed. */
const NEAREST = 5;

interface Line extends ChosenPlace {
  /** Distance of a station; empty for a union. */
  side: string;
  hasUnits: boolean;
}

const unitLine = ({ id, name, within, hasUnits }: OrgUnitView): Line => ({
  kind: 'orgUnit',
  id,
  name,
  within,
  orgUnit: { id, name },
  side: '',
  hasUnits,
});

Page({
  data: {
    ...typeScale(),
    ...loading,
    search: '',
    /** What became of a code; empty: nothing to say. */
    said: '',
    onlyUnits: false,
    stations: [] as Line[],
    units: [] as Line[],
    more: false,
    /** The units that were opened, from the top down. */
    trail: [] as { id: string; name: string }[],
  },

  typing: 0 as ReturnType<typeof setTimeout> | number,

  onLoad(query: { only?: string; id?: string; name?: string }) {
    const trail = query.id ? [{ id: query.id, name: decodeURIComponent(query.name ?? '') }] : [];
    this.setData({ onlyUnits: query.only === 'orgUnit', trail });
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const { search, trail } = this.data;
      const parentId = trail[trail.length - 1]?.id ?? null;
      const [stations, found] = await Promise.all([
        this.nearestStations(),
        places('listOrgUnits', { parentId: search ? null : parentId, search }),
      ]);
      return { data: { stations, units: found.units.map(unitLine), more: found.more } };
    });
  },

  async nearestStations(): Promise<Line[]> {
    const { search, trail, onlyUnits } = this.data;
    if (onlyUnits || (!search && trail.length > 0)) return [];
    const near = await whereabouts();
    const found = await places('listStations', { near, openNow: false, services: [], search });
    const nearest = [...found.stations].sort((a, b) => (a.distanceMetres ?? 0) - (b.distanceMetres ?? 0));
    return nearest.slice(0, search ? undefined : NEAREST).map(({ id, name, address, orgUnit, distanceMetres }) => ({
      kind: 'station',
      id,
      name,
      within: address,
      orgUnit,
      side: distanceMetres === null ? '' : distanceSaid(distanceMetres),
      hasUnits: false,
    }));
  },

  onSearch({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ search: value });
    clearTimeout(this.typing as number);
    this.typing = setTimeout(() => void this.refresh(), REST_MS);
  },

  onChoose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { list, index } = currentTarget.dataset as { list: 'stations' | 'units'; index: number };
    this.choose(this.data[list][index]!);
  },

  choose({ kind, id, name, within, orgUnit }: Line) {
    this.getOpenerEventChannel().emit?.('chosen', { kind, id, name, within, orgUnit } satisfies ChosenPlace);
    void wx.navigateBack();
  },

  onOpen({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, name } = this.data.units[(currentTarget.dataset as { index: number }).index]!;
    this.setData({ trail: [...this.data.trail, { id, name }], search: '' });
    void this.refresh();
  },

  async onScan() {
    const code = await scanned();
    if (code === null) return;
    const id = unitOfCode(code);
    if (id === null) return this.setData({ said: '这不是工会的码，按名字找一找' });
    this.setData({ said: '' });
    try {
      const { unit } = await places('readOrgUnit', { id });
      this.choose(unitLine(unit));
    } catch {
      this.setData({ said: '没有找到这个单位，按名字找一找' });
    }
  },

  onUp() {
    this.setData({ trail: this.data.trail.slice(0, -1) });
    void this.refresh();
  },
});
