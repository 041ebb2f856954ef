import { pathBelow, ROOT_UNIT_ID } from '../../domain/org-unit';
import { wantedTerms } from '../../domain/search-terms';
import { action } from '../../kit/action';
import type { Context } from '../../kit/action';
import { placesContract } from '../contract';
import { byOpenThenNear, CELL_SIDES } from '../rules';
import type { Point } from '../rules';
import type { PlacesStore, Station } from '../store';
import { stationView } from '../views';

/** Most stations in one answer, and enough of them to stop looking further away. */
const MOST_SHOWN = 50;
const ENOUGH = 8;

/** Stations for somebody who is out and needs one: open ones first, then the nearest. */
export const listStations = action(placesContract.listStations, {
  access: 'everyone',
  once: 'read',
  budget: 1 + CELL_SIDES.length,

  async run({ near, openNow, services, search }, { store, now }: Context<PlacesStore>) {
    const fits = (station: Station) => services.every((service) => station.services.includes(service));
    const found = await candidates(store, near, search, services);

    const views = found.filter(fits).map((station) => stationView(station, now, near));
    const open = views.filter(({ opening }) => opening.state === 'open');
    const shown = (openNow ? open : views).sort(byOpenThenNear).slice(0, MOST_SHOWN);
    return { stations: shown, closedCount: openNow ? views.length - open.length : 0 };
  },
});

async function candidates(
  store: PlacesStore,
  near: Point | null,
  search: string,
  services: readonly string[],
): Promise<Station[]> {
  const terms = wantedTerms(search);
  if (terms.length > 0) return store.searchStations(terms);
  if (!near) return store.listStationsBelow(pathBelow('', ROOT_UNIT_ID));

  const found = new Map<string, Station>();
  for (const side of CELL_SIDES) {
    const around = await store.listStationsAround(near, side, services);
    around.forEach((station) => found.set(station._id, station));
    if (found.size >= ENOUGH) break;
  }
  return [...found.values()];
}
