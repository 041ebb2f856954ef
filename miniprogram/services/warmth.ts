import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import { service } from './cloud';

/** 送温暖 · claiming a kit, handing it out, campaigns, goods and visits. */
export const warmth = service<WarmthApi>('warmth');
