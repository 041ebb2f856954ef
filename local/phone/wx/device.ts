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

const device = {
  abi: '',
  brand: 'browser',
  model: 'browser',
  system: 'browser',
  platform: 'devtools',
  benchmarkLevel: -1,
  memorySize: '8192',
};
const nothing = () => {};
const base64 = (bytes: ArrayBuffer) =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''));

type Listener = (event: object) => void;

/** A pair of `wx.on…` and `wx.off…`; `listen` answers how to stop. */
function listening(
  listen: (listener: Listener) => () => void,
): [on: (listener: Listener) => void, off: (listener?: Listener) => void] {
  const heard = new Map<Listener, () => void>();
  const off = (listener?: Listener) => {
    for (const one of listener ? [listener] : [...heard.keys()]) {
      heard.get(one)?.();
      heard.delete(one);
    }
  };
  return [(listener) => void heard.set(listener, listen(listener)), off];
}

const [onThemeChange, offThemeChange] = listening((listener) =>
  onSettings((before) => {
    if (before.theme !== settings.theme) listener({ theme: settings.theme });
  }),
);
const [onWindowResize, offWindowResize] = listening((listener) => {
  const tell = () => listener({ size: { windowWidth: innerWidth, windowHeight: innerHeight } });
  window.addEventListener('resize', tell);
  return () => window.removeEventListener('resize', tell);
});
/** No keyboard covers a browser's screen. */
const [onKeyboardHeightChange, offKeyboardHeightChange] = listening(() => nothing);

/** What the phone is, and what changes about it. */
export const deviceOf = (pages: PageStack) => {
  const all = () => ({ ...windowInfo(pages), ...appBase(), ...device });
  const launch = { path: '', query: {}, scene: 1001, referrerInfo: {}, apiCategory: 'default' };
  return {
    getWindowInfo: () => windowInfo(pages),
    getAppBaseInfo: appBase,
    getDeviceInfo: () => device,
    getSystemSetting: () => ({
      bluetoothEnabled: false,
      locationEnabled: settings.place !== null,
      wifiEnabled: settings.network === 'wifi',
      deviceOrientation: 'portrait',
    }),
    getSystemInfoSync: all,
    getSystemInfo: asynchronous('getSystemInfo', all),
    getSystemInfoAsync: asynchronous('getSystemInfoAsync', all),
    getMenuButtonBoundingClientRect: () => {
      const [width, height, top, right] = [87, 32, STATUS_BAR + 6, innerWidth - 7];
      return { width, height, top, right, bottom: top + height, left: right - width };
    },
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wxlocal', envVersion: 'develop', version: '' } }),
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    getUpdateManager: () => ({
      onCheckForUpdate: nothing,
      onUpdateReady: nothing,
      onUpdateFailed: nothing,
      applyUpdate: nothing,
    }),
    onThemeChange,
    offThemeChange,
    onWindowResize,
    offWindowResize,
    onKeyboardHeightChange,
    offKeyboardHeightChange,
    nextTick: (act: () => void) => queueMicrotask(act),
    reportEvent: nothing,
    reportMonitor: nothing,
    arrayBufferToBase64: base64,
    base64ToArrayBuffer: (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer,
    loadFontFace: asynchronous<{ family: string; source: string }>('loadFontFace', async ({ family, source }) => {
      document.fonts.add(await new FontFace(family, source).load());
      return { status: 'loaded' };
    }),
    createOffscreenCanvas: ({ width = 300, height = 150 }: { width?: number; height?: number } = {}) =>
      Object.assign(document.createElement('canvas'), { width, height, createImage: () => new Image() }),
  };
};
