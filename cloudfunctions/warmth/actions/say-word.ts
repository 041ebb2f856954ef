import { beijingDay } from '../../domain/calendar';
import { action } from '../../kit/action';
import { Failure } from '../../kit/failure';
import { warmthContract } from '../contract';
import { memberOf } from '../member';
import type { WarmthContext } from '../member';
import { standingOf } from '../offering';
import { stationOf } from '../reserving';

/** A line of thanks or complaint about a kit that was handed out; the first one stays. */
export const sayWord = action(warmthContract.sayWord, {
  access: { member: 'own' },
  once: 'natural',
  budget: 5,

  async run({ campaignId, kind, text }, { store, caller, now }: WarmthContext) {
    const personId = memberOf(caller);
    const { entry, blockId } = await standingOf(store, campaignId, personId);
    if (entry?.state !== 'redeemed' || blockId === null) throw new Failure('NOT_FOUND');
    const stationId = stationOf(blockId);
    const { stationName, orgPath } = (await store.blocks.heads(campaignId, stationId))[0]!;
    await store.words.say(campaignId, { personId, orgPath, stationId, stationName, kind, text, on: beijingDay(now) });
    return {};
  },
});
