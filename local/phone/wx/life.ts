import type { PageStack } from '../engine/page-stack';
import { buttonOf, make } from './sheets';

type Listener = (event: object) => void;
const TYPES = ['AppShow', 'AppHide', 'Error', 'UnhandledRejection', 'PageNotFound', 'MemoryWarning'] as const;
type Type = (typeof TYPES)[number];

const listeners = new Map<Type, Set<Listener>>(TYPES.map((type) => [type, new Set()]));

/** Tells whoever listens for something in the life of the app. */
export function announce(type: Type, event: object): void {
  listeners.get(type)!.forEach((listener) => listener(event));
}

/** `wx.on…` and `wx.off…` of the app's life; without a listener `off` takes all away. */
export const life: Record<string, (listener: Listener) => void> = Object.fromEntries<(listener: Listener) => void>(
  TYPES.flatMap((type) => {
    const heard = listeners.get(type)!;
    return [
      [`on${type}`, (listener: Listener) => void heard.add(listener)],
      [`off${type}`, (listener?: Listener) => (listener ? void heard.delete(listener) : heard.clear())],
    ] as const;
  }),
);

/** The person closes the mini-program; it lives on in the background until they come back. */
export function leaveApp(pages: PageStack, app: () => { onHide?(): void; onShow?(options: object): void }): void {
  pages.background(true);
  app().onHide?.();
  announce('AppHide', {});
  const away = make('div', 'wx-away');
  away.append(
    make('p', '', '小程序在后台'),
    buttonOf('回到娘家人', '', () => {
      away.remove();
      const options = { path: pages.top?.id ?? '', query: {}, scene: 1001 };
      app().onShow?.(options);
      announce('AppShow', options);
      pages.background(false);
    }),
  );
  document.body.append(away);
}
