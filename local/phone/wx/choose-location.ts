import { post } from '../engine/network';
import { settings } from '../engine/settings';
import type { Spot } from '../engine/spot';
import { MapView } from '../map/map-view';
import { buttonOf, fullScreen, make } from './sheets';

/** A place with a name, GCJ-02. */
export interface NamedPlace extends Spot {
  name: string;
  address: string;
  scale?: number;
}

interface StationReply {
  ok: boolean;
  data?: { stations: { name: string; address: string; point: Spot }[] };
}

const SEARCH_REST_MS = 300;
const MOST_LISTED = 20;

/** Places by name: stations stand in for what a map service knows. Without a network there are none. */
async function placesNear(near: Spot, search: string): Promise<NamedPlace[]> {
  const input = { near, openNow: false, services: [], search };
  try {
    const response = await post('/fn/places', { action: 'listStations', input });
    const { data } = (await response.json()) as StationReply;
    return (data?.stations ?? [])
      .map(({ name, address, point }) => ({ name, address, ...point }))
      .slice(0, MOST_LISTED);
  } catch {
    return [];
  }
}

const CAPITAL: Spot = { latitude: 39.9087, longitude: 116.3975 };
const spotName = ({ latitude, longitude }: Spot) => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;

/** The list below the map, and which of its places is chosen. */
class PlaceList {
  readonly node = make('ul', 'wx-places');
  chosen: NamedPlace;

  constructor(
    start: Spot,
    private readonly onChoose: (place: NamedPlace) => void,
  ) {
    this.chosen = { ...start, name: '地图上的这一点', address: spotName(start) };
    this.node.setAttribute('role', 'listbox');
  }

  show(places: readonly NamedPlace[]): void {
    const rows = [this.chosen, ...places.filter(({ name }) => name !== this.chosen.name)].map((place) => {
      const row = make('li', '');
      row.setAttribute('role', 'option');
      row.setAttribute('aria-selected', String(place === this.chosen));
      row.append(make('b', '', place.name), make('small', '', place.address));
      row.addEventListener('click', () => {
        this.chosen = place;
        [...this.node.children].forEach((one) => one.setAttribute('aria-selected', String(one === row)));
        this.onChoose(place);
      });
      return row;
    });
    this.node.replaceChildren(...rows);
  }
}

/** WeChat's page for choosing a place: by moving the map under its pin, or from the list. @throws Error `cancel` */
export function chooseLocation({ latitude, longitude }: Partial<Spot>): Promise<NamedPlace> {
  const start = latitude && longitude ? { latitude, longitude } : (settings.place ?? CAPITAL);
  return new Promise((resolve, reject) => {
    const list = new PlaceList(start, (place) => map.moveTo(place));
    const refresh = async (search: string) => list.show(await placesNear(map.centre, search));
    const map: MapView = new MapView({
      region(type, cause) {
        if (type !== 'end' || cause !== 'drag') return;
        list.chosen = { ...map.centre, name: '地图上的这一点', address: spotName(map.centre) };
        void refresh(field.value);
      },
    });
    map.centre = start;
    map.here = settings.place;
    const field = make('input', 'wx-search') as HTMLInputElement;
    field.placeholder = '搜索地点';
    field.setAttribute('aria-label', '搜索地点');
    let typing = 0;
    field.addEventListener('input', () => {
      clearTimeout(typing);
      typing = window.setTimeout(() => void refresh(field.value), SEARCH_REST_MS);
    });
    const box = make('div', 'wx-choose-map');
    box.append(map.node, make('i', 'wx-map-pin'));
    const page = fullScreen('选择位置', [box, field, list.node], () => {
      map.release();
      reject(new Error('cancel'));
    });
    const confirm = buttonOf('确定', 'wx-yes wx-choose', () => {
      page.remove();
      map.release();
      const { name, address, ...spot } = list.chosen;
      resolve({ name, address, latitude: spot.latitude, longitude: spot.longitude });
    });
    box.append(confirm);
    map.draw();
    list.show([]);
    void refresh('');
  });
}

/** WeChat's page that shows one place. */
export function openLocation({ latitude, longitude, name = '', address = '', scale = 16 }: NamedPlace): void {
  const map = new MapView({});
  map.centre = { latitude, longitude };
  map.scale = scale;
  map.here = settings.place;
  map.markers = [{ id: 1, latitude, longitude, title: name }];
  const words = make('div', 'wx-place');
  words.append(make('b', '', name || '位置'), make('small', '', address || spotName({ latitude, longitude })));
  fullScreen('位置', [map.node, words], () => map.release());
  map.draw();
}
