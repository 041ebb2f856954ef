import { settings } from '../engine/settings';

/** What WeChat itself remembers of a person's choices, each person's apart from what pages keep. */
export function kept<T>(name: string, otherwise: T): { read(): T; write(value: T): void } {
  const key = () => `wechat:${settings.openid}:${name}`;
  return {
    read() {
      const text = localStorage.getItem(key());
      return text === null ? otherwise : (JSON.parse(text) as T);
    },
    write: (value) => localStorage.setItem(key(), JSON.stringify(value)),
  };
}
