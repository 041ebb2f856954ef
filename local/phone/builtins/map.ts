import type { ComponentSpace } from 'glass-easel';
import type { WithNode } from '../engine/fields';
import { onSettings, settings } from '../engine/settings';
import type { Spot } from '../engine/spot';
import { MapView } from '../map/map-view';
import type { Marker } from '../map/marker';
import type { Circle, Polygon, Polyline } from '../map/overlays';
import { define, tell } from './define';
import type { Builtin } from './define';

const list = <T>(value: unknown) => (Array.isArray(value) ? (value as T[]) : []);
const views = new WeakMap<Builtin, MapView>();
const quiet = new WeakMap<Builtin, () => void>();

const PROPERTIES = {
  longitude: Number,
  latitude: Number,
  scale: { type: Number, value: 16 },
  minScale: Number,
  maxScale: Number,
  markers: { type: Array, value: [] },
  polyline: { type: Array, value: [] },
  circles: { type: Array, value: [] },
  polygons: { type: Array, value: [] },
  includePoints: { type: Array, value: [] },
  showLocation: Boolean,
  enableZoom: { type: Boolean, value: true },
  enableScroll: { type: Boolean, value: true },
  enableRotate: null,
  enableOverlooking: null,
  enableSatellite: null,
  enableTraffic: null,
  enablePoi: null,
  enableBuilding: null,
  enable3D: null,
  showCompass: null,
  showScale: null,
  rotate: null,
  skew: null,
  subkey: String,
  layerStyle: null,
  setting: null,
};

const TAPS = { marker: 'markertap', callout: 'callouttap', label: 'labeltap' } as const;

function create(self: Builtin): void {
  const view: MapView = new MapView({
    marker: ({ id }, part) => tell(self, TAPS[part], { markerId: id }),
    tap: (place) => tell(self, 'tap', place),
    region: (type, causedBy) =>
      tell(self, 'regionchange', {
        type,
        causedBy,
        centerLocation: view.centre,
        scale: view.scale,
        region: view.region(),
      }),
  });
  views.set(self, view);
  self.$$.append(view.node);
  (self.$$ as WithNode).__wxNode = () => view;
}

function show(self: Builtin, property: string): void {
  const { data } = self;
  const view = views.get(self)!;
  const [latitude, longitude] = [Number(data['latitude']), Number(data['longitude'])];
  if (/itude$/.test(property) && latitude !== 0 && longitude !== 0) view.centre = { latitude, longitude };
  if (property === 'scale') view.scale = Number(data['scale']);
  view.markers = list<Marker>(data['markers']);
  view.overlays = {
    polyline: list<Polyline>(data['polyline']),
    circles: list<Circle>(data['circles']),
    polygons: list<Polygon>(data['polygons']),
  };
  view.moves = { drag: Boolean(data['enableScroll']), zoom: Boolean(data['enableZoom']) };
  view.here = data['showLocation'] ? settings.place : null;
  if (property === 'includePoints') requestAnimationFrame(() => view.include(list<Spot>(data['includePoints']), 40));
  view.draw();
}

/** `map`: streets that are drawn, with the markers, lines and places it is given. */
export function defineMap(space: ComponentSpace): void {
  define(space, 'map', {
    properties: PROPERTIES,
    created: create,
    attached(self) {
      quiet.set(
        self,
        onSettings(() => show(self, '')),
      );
      show(self, 'latitude');
      setTimeout(() => tell(self, 'updated'));
    },
    detached(self) {
      quiet.get(self)?.();
      views.get(self)!.release();
    },
    changed: show,
  });
}
