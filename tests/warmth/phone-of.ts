import { join } from 'node:path';
import type { Refusal, Reply } from '../../cloudfunctions/kit/contract';
import type { FieldProblem } from '../../cloudfunctions/kit/failure';
import type { PeopleApi } from '../../cloudfunctions/people/contract';
import type { PlacesApi } from '../../cloudfunctions/places/contract';
import type { ReturnsApi } from '../../cloudfunctions/returns/contract';
import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import { openSimulator } from '../components/simulator';
import type { Drawn } from '../components/simulator';

type Api = PeopleApi & PlacesApi & ReturnsApi & WarmthApi;
/** No reply: nobody is reached, or the function is and breaks. */
type NoReply = 'offline' | 'crashed';
type Answer<Output> = Reply<Output> | NoReply;
/** What the platform answers to an action; a promise keeps it waiting. */
export type Answers = {
  [Action in keyof Api]?: (
    input: Api[Action]['input'],
  ) => Answer<Api[Action]['output']> | Promise<Answer<Api[Action]['output']>>;
};

interface Sent {
  data: { action: keyof Api; input: unknown; requestId: string };
}

/** What `wx.cloud.callFunction` is rejected with. */
const ERRORS: Record<NoReply, Error> = {
  offline: Object.assign(new Error('request:fail'), { errCode: -1 }),
  crashed: Object.assign(new Error('functions execute fail'), { errCode: -504_002 }),
};

/** Pages in jsdom, before a platform whose answers a test gives. @param more of the platform, for the pages at hand */
export function phoneOf(more: object = {}) {
  const phone = {
    answers: {} as Answers,
    scans: [] as string[],
    felt: [] as string[],
    asked: [] as string[],
    /** The names of the taps, in the order of `asked`. */
    requestIds: [] as string[],
    /** What was sent, in the same order. */
    inputs: [] as unknown[],
    /** What it keeps. */
    storage: {} as Record<string, unknown>,
    /** Pages that were led to; `back`: the one before. */
    opened: [] as string[],
  };
  const keep = ({ key, data }: { key: string; data: unknown }) => void (phone.storage[key] = data);
  const goTo = async ({ url }: { url: string }) => void phone.opened.push(url);
  const platform = {
    getAppBaseInfo: () => ({ fontSizeSetting: 16, SDKVersion: '3.8.12' }),
    getStorageSync: (key: string) => phone.storage[key] ?? '',
    setStorage: keep,
    setStorageSync: (key: string, data: unknown) => keep({ key, data }),
    removeStorageSync: (key: string) => void delete phone.storage[key],
    navigateTo: goTo,
    redirectTo: goTo,
    navigateBack: () => goTo({ url: 'back' }),
    makePhoneCall: () => Promise.resolve(),
    stopPullDownRefresh: () => Promise.resolve(),
    onNetworkStatusChange: () => {},
    getNetworkType: () => Promise.resolve({ networkType: 'wifi' }),
    vibrateShort: async () => void phone.felt.push('short'),
    vibrateLong: async () => void phone.felt.push('long'),
    scanCode: async () => ({ result: phone.scans.shift() ?? '' }),
    getSetting: async () => ({ authSetting: {} }),
    setNavigationBarTitle: async () => {},
    cloud: {
      async callFunction({ data: { action, input, requestId } }: Sent) {
        phone.asked.push(action);
        phone.inputs.push(input);
        phone.requestIds.push(requestId);
        const result = (await phone.answers[action]?.(input as never)) ?? 'offline';
        if (typeof result === 'string') throw ERRORS[result];
        return { result };
      },
    },
    ...more,
  };
  const simulator = openSimulator(join(__dirname, '../../miniprogram'), platform);
  return Object.assign(phone, {
    /**
     * Opens a page; what was felt and asked is counted anew, what the phone keeps is still there.
     *
     * @param first what of the page opening it calls
     */
    open(page: string, query: object, first = 'onLoad'): Drawn {
      Object.assign(phone, { felt: [], asked: [], requestIds: [], inputs: [], opened: [] });
      const drawn = simulator.draw(page, {});
      drawn.call(first, query);
      return drawn;
    },
    remove: () => simulator.remove(),
  });
}

export const answered = <Data>(data: Data): Reply<Data> => ({ ok: true, data });

/** @param fields what is wrong with which of them, where that is why */
export const refused = (code: Refusal['code'], ...fields: FieldProblem[]): Reply<never> =>
  ({ ok: false, code, details: { fields }, requestId: 'r1' }) as unknown as Reply<never>;

/** Lets everything that is under way come to rest. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
