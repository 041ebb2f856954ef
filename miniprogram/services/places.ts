import type { PlacesApi } from '../../cloudfunctions/places/contract';
import { service } from './cloud';

/** 组织与阵地 · org units and stations. */
export const places = service<PlacesApi>('places');
