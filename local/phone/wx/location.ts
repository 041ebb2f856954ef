import { settings } from '../engine/settings';
import type { Spot } from '../engine/spot';
import { asynchronous } from './asynchronous';
import { chooseLocation, openLocation } from './choose-location';
import type { NamedPlace } from './choose-location';
import { wgsOfGcj } from './gcj';
import type { Permissions } from './permissions';
import { requirePrivacy } from './privacy';

interface Wanted {
  type?: 'wgs84' | 'gcj02';
}

/** A rough place is told to this many degrees, about a kilometre. */
const ROUGH = 0.01;
const rough = (degrees: number) => Math.round(degrees / ROUGH) * ROUGH;

function told(place: Spot, { type = 'wgs84' }: Wanted): object {
  const { latitude, longitude } = type === 'gcj02' ? place : wgsOfGcj(place);
  return { latitude, longitude };
}

function placeOrDenied(): Spot {
  if (!settings.place) throw new Error('system permission denied');
  return settings.place;
}

const PRECISION = { speed: -1, accuracy: 65, altitude: 0, verticalAccuracy: 65, horizontalAccuracy: 65 };

/** Where the phone is, if the person lets the page know. */
export const locationOf = (permissions: Permissions) => {
  const before = async (name: string, scope: string | null) => {
    permissions.declared(name);
    await requirePrivacy(name);
    if (scope) await permissions.allowed(scope);
  };
  return {
    getLocation: asynchronous<Wanted>('getLocation', async (wanted) => {
      await before('getLocation', 'scope.userLocation');
      return { ...told(placeOrDenied(), wanted), ...PRECISION };
    }),
    getFuzzyLocation: asynchronous<Wanted>('getFuzzyLocation', async (wanted) => {
      await before('getFuzzyLocation', 'scope.userFuzzyLocation');
      const { latitude, longitude } = placeOrDenied();
      return told({ latitude: rough(latitude), longitude: rough(longitude) }, wanted);
    }),
    chooseLocation: asynchronous<Partial<Spot>>('chooseLocation', async (from) => {
      await before('chooseLocation', null);
      return chooseLocation(from);
    }),
    openLocation: asynchronous<NamedPlace>('openLocation', openLocation),
  };
};
