import { offerToday } from '../../text/warmth-member';
import { warmth } from '../warmth';
import type { TodaySource } from './card';

/** 暖心包: what there is to claim for somebody, what is held for them, and where they wait. */
export const warmthToday: TodaySource = async ({ me, duty, now }) => {
  if (!me || duty) return [];
  const { offers } = await warmth('readOffers', {});
  return offers.map((offer) => offerToday(offer, now)).filter((card) => card !== null);
};
