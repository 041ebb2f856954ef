import type { ComponentSpace } from 'glass-easel';
import { define, pressable, tell, textOf } from './define';
import type { Builtin } from './define';

type Go = (options: object) => Promise<object> | undefined;

const METHODS: Readonly<Record<string, string>> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
  exit: 'exitMiniProgram',
};

function go(self: Builtin): void {
  const { data } = self;
  const method = METHODS[textOf(data['openType'])];
  if (method === undefined) throw new Error(`navigator: open-type ${textOf(data['openType'])} is not provided`);
  const wx = (globalThis as unknown as { wx: Record<string, Go> }).wx;
  void wx[method]!({
    url: textOf(data['url']),
    delta: Number(data['delta']),
    success: (result: object) => tell(self, 'success', result),
    fail: (error: object) => tell(self, 'fail', error),
    complete: (result: object) => tell(self, 'complete', result),
  });
}

/** `navigator`: a link to another page. */
export function defineNavigator(space: ComponentSpace): void {
  define(space, 'navigator', {
    properties: {
      target: String,
      url: String,
      openType: { type: String, value: 'navigate' },
      delta: { type: Number, value: 1 },
      appId: String,
      path: String,
      extraData: null,
      version: String,
      shortLink: String,
      hoverClass: { type: String, value: 'navigator-hover' },
    },
    created: (self) => pressable(self, 'link', () => go(self)),
  });
}
