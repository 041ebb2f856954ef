import { NAVIGATION_BAR, STATUS_BAR } from '../engine/navigation-bar';
import type { PageStack } from '../engine/page-stack';
import { onSettings, settings } from '../engine/settings';
import { asynchronous } from './asynchronous';

/** WeChat's usual type size, pixels. */
const USUAL_TYPE = 16;

const windowInfo = (pages: PageStack) => ({
  pixelRatio: devicePixelRatio,
  screenWidth: innerWidth,
  screenHeight: innerHeight,
  windowWidth: innerWidth,
  windowHeight: pages.top?.scroller.clientHeight ?? innerHeight - STATUS_BAR - NAVIGATION_BAR,
  statusBarHeight: STATUS_BAR,
  screenTop: 0,
  safeArea: {
    left: 0,
    right: innerWidth,
    top: STATUS_BAR,
    bottom: innerHeight,
    width: innerWidth,
    height: innerHeight - STATUS_BAR,
  },
});

const appBase = () => ({
  SDKVersion: '3.8.12',
  version: '8.0.60',
  language: 'zh_CN',
  theme: settings.theme,
  fontSizeScaleFactor: settings.scale,
  fontSizeSetting: USUAL_TYPE * settings.scale,
  enableDebug: false,
  host: { env: 'WeChat' },
});

const device = { brand: 'browser', model: 'browser', system: 'browser', platform: 'devtools', benchmarkLevel: -1 };
const nothing = () => {};

type ThemeListener = (event: { theme: string }) => void;
const themeListeners = new Map<ThemeListener, () => void>();

/** What the phone is, and what changes about it. */
export const deviceOf = (pages: PageStack) => ({
  getWindowInfo: () => windowInfo(pages),
  getAppBaseInfo: appBase,
  getDeviceInfo: () => device,
  getSystemInfoSync: () => ({ ...windowInfo(pages), ...appBase(), ...device }),
  getSystemInfo: asynchronous('getSystemInfo', () => ({ ...windowInfo(pages), ...appBase(), ...device })),
  getMenuButtonBoundingClientRect: () => {
    const [width, height, top, right] = [87, 32, STATUS_BAR + 6, innerWidth - 7];
    return { width, height, top, right, bottom: top + height, left: right - width };
  },
  getAccountInfoSync: () => ({ miniProgram: { appId: 'wxlocal', envVersion: 'develop', version: '' } }),
  getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
  getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
  getUpdateManager: () => ({
    onCheckForUpdate: nothing,
    onUpdateReady: nothing,
    onUpdateFailed: nothing,
    applyUpdate: nothing,
  }),
  getNetworkType: asynchronous('getNetworkType', () => ({ networkType: settings.network })),
  onNetworkStatusChange: (listener: (status: object) => void) =>
    void onSettings((before) => {
      const { network: networkType } = settings;
      if (before.network !== networkType) listener({ networkType, isConnected: networkType !== 'none' });
    }),
  onThemeChange(listener: ThemeListener): void {
    const stop = onSettings((before) => {
      if (before.theme !== settings.theme) listener({ theme: settings.theme });
    });
    themeListeners.set(listener, stop);
  },
  offThemeChange(listener: ThemeListener): void {
    themeListeners.get(listener)?.();
    themeListeners.delete(listener);
  },
  onKeyboardHeightChange: nothing,
  offKeyboardHeightChange: nothing,
  onWindowResize: nothing,
  offWindowResize: nothing,
  nextTick: (act: () => void) => queueMicrotask(act),
  reportEvent: nothing,
  vibrateShort: asynchronous('vibrateShort', nothing),
  hideKeyboard: asynchronous('hideKeyboard', () => (document.activeElement as HTMLElement | null)?.blur()),
});
