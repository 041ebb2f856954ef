import type { Caller } from '../kit/access';
import type { Context } from '../kit/action';
import { Failure } from '../kit/failure';
import type { WarmthCampaign } from './campaign';
import type { WarmthStore } from './store';

export type WarmthContext = Context<WarmthStore>;

/** The caller's person. @throws Failure NOT_ALLOWED for a newcomer */
export function memberOf({ personId }: Caller): string {
  if (personId === null) throw new Failure('NOT_ALLOWED');
  return personId;
}

/** A campaign. At most one operation. @throws Failure NOT_FOUND */
export async function getCampaign(
  { store, now }: Pick<WarmthContext, 'store' | 'now'>,
  id: string,
): Promise<WarmthCampaign> {
  const campaign = await store.campaigns.recall(id, now);
  if (!campaign) throw new Failure('NOT_FOUND');
  return campaign;
}
