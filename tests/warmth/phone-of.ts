import { join } from 'node:path';
import type { Reply } from '../../cloudfunctions/kit/contract';
import type { PeopleApi } from '../../cloudfunctions/people/contract';
import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import { openSimulator } from '../components/simulator';
import type { Drawn } from '../components/simulator';

type Api = Pick<PeopleApi, 'readMe'> & WarmthApi;
/** What the platform answers to an action: a reply, or `'offline'` when nobody is reached; a promise keeps it waiting. */
export type Answers = {
  [Action in keyof Api]?: () =>
    Reply<Api[Action]['output']> | 'offline' | Promise<Reply<Api[Action]['output']> | 'offline'>;
};

interface Sent {
  data: { action: keyof Api; input: unknown };
}

/** Pages in jsdom, before a platform whose answers a test gives. */
export function phoneOf() {
  const phone = { answers: {} as Answers, scans: [] as string[], felt: [] as string[], asked: [] as string[] };
  const platform = {
    getAppBaseInfo: () => ({ fontSizeSetting: 16, SDKVersion: '3.8.12' }),
    getStorageSync: () => '',
    setStorage: () => {},
    stopPullDownRefresh: () => Promise.resolve(),
    onNetworkStatusChange: () => {},
    getNetworkType: () => Promise.resolve({ networkType: 'wifi' }),
    vibrateShort: async () => void phone.felt.push('short'),
    vibrateLong: async () => void phone.felt.push('long'),
    scanCode: async () => ({ result: phone.scans.shift() ?? '' }),
    cloud: {
      async callFunction({ data: { action } }: Sent) {
        phone.asked.push(action);
        const result = await phone.answers[action]?.();
        if (result === undefined || result === 'offline') throw new Error('request:fail');
        return { result };
      },
    },
  };
  const simulator = openSimulator(join(__dirname, '../../miniprogram'), platform);
  return Object.assign(phone, {
    /** Opens a page; what was felt and asked is counted anew. */
    open(page: string, query: object): Drawn {
      Object.assign(phone, { felt: [], asked: [] });
      const drawn = simulator.draw(page, {});
      drawn.call('onLoad', query);
      return drawn;
    },
    remove: () => simulator.remove(),
  });
}

export const answered = <Data>(data: Data): Reply<Data> => ({ ok: true, data });

/** Lets everything that is under way come to rest. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
