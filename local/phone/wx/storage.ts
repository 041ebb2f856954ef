import { settings } from '../engine/settings';
import { asynchronous } from './asynchronous';

/** WeChat's limits, bytes: one entry, and all of a person's. */
const MOST_ENTRY = 1024 * 1024;
const MOST_TOTAL = 10 * 1024 * 1024;
const KB = 1024;

const prefix = () => `wx:${settings.openid}:`;
const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix()));
const bytesOf = (text: string) => new TextEncoder().encode(text).length;
const sizeOf = (names: readonly string[]) =>
  names.reduce(
    (sum, name) => sum + bytesOf(name.slice(prefix().length)) + bytesOf(localStorage.getItem(name) ?? ''),
    0,
  );

function set(key: string, data: unknown): void {
  if (typeof key !== 'string' || key === '') throw new Error('parameter error: key should be a non-empty String');
  const text = JSON.stringify(data ?? '');
  if (bytesOf(text) > MOST_ENTRY) throw new Error('entry size limit reached');
  const others = keys().filter((name) => name !== prefix() + key);
  if (sizeOf(others) + bytesOf(text) > MOST_TOTAL) throw new Error('exceed storage max size 10Mb');
  try {
    localStorage.setItem(prefix() + key, text);
  } catch {
    // The browser's own room is smaller than WeChat's, and shared by everybody who was here.
    throw new Error('exceed storage max size 10Mb');
  }
}

function get(key: string): unknown {
  const text = localStorage.getItem(prefix() + key);
  return text === null ? '' : (JSON.parse(text) as unknown);
}

const remove = (key: string) => localStorage.removeItem(prefix() + key);
const clear = () => keys().forEach((name) => localStorage.removeItem(name));
const described = () => ({
  keys: keys().map((name) => name.slice(prefix().length)),
  currentSize: Math.ceil(sizeOf(keys()) / KB),
  limitSize: MOST_TOTAL / KB,
});

function found(key: string): { data: unknown } {
  if (localStorage.getItem(prefix() + key) === null) throw new Error('data not found');
  return { data: get(key) };
}

/** A synchronous call tells its own name when it fails. */
function named<Args extends unknown[], Result>(name: string, run: (...args: Args) => Result) {
  return (...args: Args): Result => {
    try {
      return run(...args);
    } catch (error) {
      throw new Error(`${name}:fail ${(error as Error).message}`);
    }
  };
}

interface Entry {
  key: string;
  data: unknown;
}

/** What a page keeps on the phone, each person's apart. */
export const storage = {
  setStorageSync: named('setStorageSync', set),
  getStorageSync: get,
  removeStorageSync: remove,
  clearStorageSync: clear,
  getStorageInfoSync: described,
  setStorage: asynchronous<Entry>('setStorage', ({ key, data }) => set(key, data)),
  getStorage: asynchronous<Entry>('getStorage', ({ key }) => found(key)),
  removeStorage: asynchronous<Entry>('removeStorage', ({ key }) => remove(key)),
  clearStorage: asynchronous('clearStorage', clear),
  getStorageInfo: asynchronous('getStorageInfo', described),
};
