import type { Spot } from '../engine/spot';

/** The ellipsoid that the shift of GCJ-02 is computed on. */
const AXIS = 6_378_245;
const FLATTENING = 0.006_693_421_622_965_943;
const { PI, sin, cos, sqrt, abs } = Math;

/** How far GCJ-02 lies from WGS-84 at a place, degrees. */
function shiftAt({ latitude, longitude }: Spot): Spot {
  const [x, y] = [longitude - 105, latitude - 35];
  const waves = (20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * (2 / 3);
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * sqrt(abs(x)) +
    waves +
    ((20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * 2) / 3 +
    ((160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * 2) / 3;
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * sqrt(abs(x)) +
    waves +
    ((20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * 2) / 3 +
    ((150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * 2) / 3;
  const angle = (latitude / 180) * PI;
  const magic = 1 - FLATTENING * sin(angle) ** 2;
  return {
    latitude: (north * 180) / (((AXIS * (1 - FLATTENING)) / (magic * sqrt(magic))) * PI),
    longitude: (east * 180) / ((AXIS / sqrt(magic)) * cos(angle) * PI),
  };
}

/** A place of WGS-84, as satellites tell it, on China's maps. */
export function gcjOfWgs(place: Spot): Spot {
  const { latitude, longitude } = shiftAt(place);
  return { latitude: place.latitude + latitude, longitude: place.longitude + longitude };
}

/** The other way, by approaching it: exact to a centimetre after a few steps. */
export function wgsOfGcj(place: Spot): Spot {
  let guess = place;
  for (let step = 0; step < 4; step += 1) {
    const there = gcjOfWgs(guess);
    guess = {
      latitude: guess.latitude + place.latitude - there.latitude,
      longitude: guess.longitude + place.longitude - there.longitude,
    };
  }
  return guess;
}
