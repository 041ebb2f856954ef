import { hears } from '../kit/events';
import { runtime } from '../kit/runtime';
import { keepVerdict } from './outreach/content-check';
import { WarmthStore } from './store';

/** 送温暖 · what WeChat pushes: its verdicts on photos. */
export const start = () =>
  hears(
    { wxa_media_check: (event, { store, now }) => keepVerdict(store.outreach.photos, event, now) },
    runtime((keys, accounts) => new WarmthStore(keys, accounts)),
  );

export const main = start();
