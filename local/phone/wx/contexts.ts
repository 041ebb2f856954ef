import type { WithNode } from '../engine/fields';
import { byId } from '../engine/first-node';
import { settings } from '../engine/settings';
import type { Spot } from '../engine/spot';
import type { MapView } from '../map/map-view';
import type { Marker } from '../map/marker';
import { asynchronous } from './asynchronous';
import { takePhoto } from './choose-media';

/** What a tag of the visible page holds, by the tag's id. @throws Error when it is not there */
function heldBy<T>(id: string): T {
  const page = document.querySelector('.wx-screen:not([hidden])');
  const node = page && byId(page, id);
  const held = (node as WithNode | null)?.__wxNode?.();
  if (!held) throw new Error(`there is no tag with the id "${id}"`);
  return held as T;
}

function mapContext(id: string) {
  const map = () => heldBy<MapView>(id);
  return {
    getCenterLocation: asynchronous('getCenterLocation', () => map().centre),
    getScale: asynchronous('getScale', () => ({ scale: map().scale })),
    getRegion: asynchronous('getRegion', () => map().region()),
    moveToLocation: asynchronous<Partial<Spot>>('moveToLocation', ({ latitude, longitude }) => {
      const place = latitude && longitude ? { latitude, longitude } : settings.place;
      if (place) map().moveTo(place);
    }),
    includePoints: asynchronous<{ points: Spot[]; padding?: number[] }>('includePoints', ({ points, padding = [40] }) =>
      map().include(points, Math.max(...padding)),
    ),
    addMarkers: asynchronous<{ markers: Marker[]; clear?: boolean }>('addMarkers', ({ markers, clear = false }) => {
      map().markers = [...(clear ? [] : map().markers), ...markers];
      map().draw();
    }),
    removeMarkers: asynchronous<{ markerIds: number[] }>('removeMarkers', ({ markerIds }) => {
      map().markers = map().markers.filter((marker) => !markerIds.includes(marker.id));
      map().draw();
    }),
    translateMarker: asynchronous<{ markerId: number; destination: Spot }>(
      'translateMarker',
      ({ markerId, destination }) => {
        map().markers = map().markers.map((marker) =>
          marker.id === markerId ? { ...marker, ...destination } : marker,
        );
        map().draw();
      },
    ),
    toScreenLocation: asynchronous<Spot>('toScreenLocation', (place) => map().pointOf(place)),
    fromScreenLocation: asynchronous<{ x: number; y: number }>('fromScreenLocation', (point) => map().spotAt(point)),
  };
}

function videoContext(id: string) {
  const film = () => heldBy<HTMLVideoElement>(id);
  return {
    play: () => void film().play(),
    pause: () => film().pause(),
    stop() {
      film().pause();
      film().currentTime = 0;
    },
    seek(seconds: number) {
      film().currentTime = seconds;
    },
    playbackRate(rate: number) {
      film().playbackRate = rate;
    },
    requestFullScreen: () => void film().requestFullscreen(),
    exitFullScreen: () => void document.exitFullscreen(),
  };
}

const cameraContext = () => ({
  takePhoto: asynchronous('takePhoto', takePhoto),
  setZoom: asynchronous<{ zoom: number }>('setZoom', ({ zoom }) => ({ zoom })),
});

/** Hands for tags that do more than show. */
export const contexts = {
  createMapContext: mapContext,
  createVideoContext: videoContext,
  createCameraContext: cameraContext,
};
