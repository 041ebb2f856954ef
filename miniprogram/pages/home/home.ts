import { whereabouts } from '../../services/location';
import { load, loading } from '../../services/page-state';
import { places } from '../../services/places';
import { forgetSession, session } from '../../services/session';
import type { Session } from '../../services/session';
import { typeScale } from '../../services/type-scale';
import { addressOf, ROLES } from '../../text/people';
import { stationLine } from '../../text/places';
import type { StationLine } from '../../text/places';
import { greeting } from '../../text/times';

/** Stations that the home page names; the rest are a tap away. */
const NEARBY = 2;
/** Roles that have work to do on this page. */
const WORKING: ReadonlySet<string> = new Set(['secretary', 'unitAdmin']);

type View = 'newcomer' | 'worker' | 'union';

/** The duties of a person that have a page, as the switch at the top names them. */
const dutiesOf = ({ roles }: Session) =>
  roles.filter(({ role }) => WORKING.has(role)).map(({ role, orgUnit }) => ({ ...orgUnit, role: ROLES[role] }));

Page({
  data: {
    ...typeScale(),
    ...loading,
    view: 'newcomer' as View,
    greeting: '',
    unit: '',
    duties: [] as { id: string; name: string; role: string }[],
    duty: null as { id: string; name: string; role: string } | null,
    stations: [] as StationLine[],
  },

  onShow() {
    void this.refresh();
  },

  onPullDownRefresh() {
    forgetSession();
    void this.refresh();
  },

  refresh() {
    return load(
      this,
      async () => {
        const here = await session();
        const duties = dutiesOf(here);
        const now = Date.now();
        const name = here.me ? addressOf(here.me) : '您好';
        const hello = {
          greeting: here.me ? `${name}，${greeting(now)}` : name,
          unit: here.me?.orgUnit.name ?? '',
          duties,
          duty: duties[0] ?? null,
          view: (duties.length > 0 ? 'union' : here.me ? 'worker' : 'newcomer') as View,
        };
        return { data: { ...hello, stations: await this.nearestStations(now) } };
      },
      { snapshot: 'home' },
    );
  },

  async nearestStations(now: number): Promise<StationLine[]> {
    const near = await whereabouts();
    const { stations } = await places('listStations', { near, openNow: true, services: [], search: '' });
    return stations.slice(0, NEARBY).map((station) => stationLine(station, now));
  },

  async onSwitch() {
    const { duties } = this.data;
    const labels = [...duties.map(({ name, role }) => `${name} · ${role}`), '只看我自己'];
    const tapIndex = await wx.showActionSheet({ itemList: labels }).then(
      (choice) => choice.tapIndex,
      () => null,
    );
    if (tapIndex === null) return;
    const duty = duties[tapIndex] ?? null;
    this.setData({ duty, view: duty ? 'union' : 'worker' });
  },

  onRegister() {
    void wx.navigateTo({ url: '/packages/people/pages/register/register' });
  },

  onImport() {
    const { id, name } = this.data.duty!;
    const query = `id=${id}&name=${encodeURIComponent(name)}`;
    void wx.navigateTo({ url: `/packages/people/pages/import-roster/import-roster?${query}` });
  },

  onNearby() {
    void wx.switchTab({ url: '/pages/nearby/nearby' });
  },

  onMine() {
    void wx.switchTab({ url: '/pages/mine/mine' });
  },
});
