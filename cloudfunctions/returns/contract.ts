import type { ApiOf } from '../kit/contract';
import { callExchanges } from './contract/calls';
import { officeExchanges } from './contract/office';
import { workerExchanges } from './contract/worker';

/** Every exchange of the capability: what a worker does, what callers and followers-up do, what the office does. */
export const returnsContract = { ...workerExchanges, ...callExchanges, ...officeExchanges };

export type ReturnsApi = ApiOf<typeof returnsContract>;
