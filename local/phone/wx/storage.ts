import { settings } from '../engine/settings';
import { asynchronous } from './asynchronous';

/** WeChat's limits, in letters of JSON: one entry, and all of a person's. */
const MOST_ENTRY = 1024 * 1024;
const MOST_TOTAL = 10 * 1024 * 1024;

const prefix = () => `wx:${settings.openid}:`;
const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix()));
const sizeOf = (names: readonly string[]) =>
  names.reduce((sum, name) => sum + (localStorage.getItem(name)?.length ?? 0), 0);

function set(key: string, data: unknown): void {
  const text = JSON.stringify(data);
  if (text === undefined) throw new Error('data is undefined');
  if (text.length > MOST_ENTRY) throw new Error('entry size limit reached');
  const others = keys().filter((name) => name !== prefix() + key);
  if (sizeOf(others) + text.length > MOST_TOTAL) throw new Error('exceed storage max size 10Mb');
  localStorage.setItem(prefix() + key, text);
}

function get(key: string): unknown {
  const text = localStorage.getItem(prefix() + key);
  return text === null ? '' : (JSON.parse(text) as unknown);
}

const remove = (key: string) => localStorage.removeItem(prefix() + key);

function found(key: string): { data: unknown } {
  if (localStorage.getItem(prefix() + key) === null) throw new Error('data not found');
  return { data: get(key) };
}

/** What a page keeps on the phone, each person's apart. */
export const storage = {
  setStorageSync: set,
  getStorageSync: get,
  removeStorageSync: remove,
  clearStorageSync: () => keys().forEach((name) => localStorage.removeItem(name)),
  setStorage: asynchronous<{ key: string; data: unknown }>('setStorage', ({ key, data }) => set(key, data)),
  getStorage: asynchronous<{ key: string }>('getStorage', ({ key }) => found(key)),
  removeStorage: asynchronous<{ key: string }>('removeStorage', ({ key }) => remove(key)),
};
