import { runtime } from '../kit/runtime';
import { serve } from '../kit/serve';
import type { Actions } from '../kit/serve';
import { listOrgUnits } from './actions/list-org-units';
import { listStations } from './actions/list-stations';
import { readOrgUnit } from './actions/read-org-unit';
import type { placesContract } from './contract';
import { PlacesStore } from './store';

/** 组织与阵地 · org units and stations. */
export const actions = { listOrgUnits, readOrgUnit, listStations } satisfies Actions<
  typeof placesContract,
  PlacesStore
>;

/** A cold instance: what it knows, it has from the database. */
export const start = () =>
  serve(
    actions,
    runtime((keys) => new PlacesStore(keys)),
  );

export const main = start();
