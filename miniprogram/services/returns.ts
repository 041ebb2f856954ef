import type { ReturnsApi } from '../../cloudfunctions/returns/contract';
import { service } from './cloud';

/** 返京 · declaring, verifying, handing over, reporting day by day. */
export const returns = service<ReturnsApi>('returns');
