import { asynchronous } from './asynchronous';
import { kept } from './kept';
import type { Permissions } from './permissions';
import { requirePrivacy } from './privacy';
import { ask } from './sheets';
import { showToast } from './toast';

const clipboard = kept('clipboard', '');
let brightness = 0.8;
const captured = new Set<() => void>();

const calling = (phoneNumber: string) =>
  ask('', `呼叫 ${phoneNumber}`, [['取消', false] as const, ['呼叫', true] as const]);

async function copy(data: unknown): Promise<void> {
  if (typeof data !== 'string') throw new Error('parameter error: data should be String');
  clipboard.write(data);
  // A browser that lets nobody near its clipboard leaves the phone's own.
  await navigator.clipboard?.writeText(data).catch(() => undefined);
  showToast({ title: '内容已复制', icon: 'none', duration: 1_500 });
}

/** Browsers shake for nobody who has not touched the page yet, and complain when they are asked to. */
function shake(ms: number): void {
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(ms);
}

/** What the phone itself does for a page. */
export const hardwareOf = (permissions: Permissions) => ({
  makePhoneCall: asynchronous<{ phoneNumber: string }>('makePhoneCall', async ({ phoneNumber }) => {
    if (typeof phoneNumber !== 'string' || phoneNumber === '')
      throw new Error('parameter error: phoneNumber should be String');
    if (!(await calling(phoneNumber))) throw new Error('cancel');
  }),
  setClipboardData: asynchronous<{ data: unknown }>('setClipboardData', ({ data }) => copy(data)),
  getClipboardData: asynchronous('getClipboardData', async () => {
    await requirePrivacy('getClipboardData');
    return { data: clipboard.read() };
  }),
  addPhoneContact: asynchronous<{ firstName: string; mobilePhoneNumber?: string }>(
    'addPhoneContact',
    async (contact) => {
      await permissions.allowed('scope.addPhoneContact');
      const choices = [['取消', false] as const, ['保存', true] as const];
      if (!(await ask('创建新联系人', `${contact.firstName}\n${contact.mobilePhoneNumber ?? ''}`, choices)))
        throw new Error('cancel');
    },
  ),
  setScreenBrightness: asynchronous<{ value: number }>('setScreenBrightness', ({ value }) => {
    if (!(value >= 0 && value <= 1)) throw new Error('parameter error: value should be between 0 and 1');
    brightness = value;
    document.body.style.setProperty('--brightness', String(value));
  }),
  getScreenBrightness: asynchronous('getScreenBrightness', () => ({ value: brightness })),
  setKeepScreenOn: asynchronous<{ keepScreenOn: boolean }>('setKeepScreenOn', ({ keepScreenOn }) => {
    document.body.dataset['awake'] = String(keepScreenOn);
  }),
  setVisualEffectOnCapture: asynchronous<{ visualEffect: string }>('setVisualEffectOnCapture', ({ visualEffect }) => {
    document.body.dataset['capture'] = visualEffect;
  }),
  onUserCaptureScreen: (listener: () => void) => void captured.add(listener),
  offUserCaptureScreen: (listener?: () => void) => (listener ? void captured.delete(listener) : captured.clear()),
  vibrateShort: asynchronous('vibrateShort', () => shake(15)),
  vibrateLong: asynchronous('vibrateLong', () => shake(400)),
  getBatteryInfo: asynchronous('getBatteryInfo', () => ({ level: 80, isCharging: false })),
  getBatteryInfoSync: () => ({ level: 80, isCharging: false }),
  hideKeyboard: asynchronous('hideKeyboard', () => (document.activeElement as HTMLElement | null)?.blur()),
});

/** The person takes a picture of the screen; pages that listen are told. */
export const captureScreen = (): void => captured.forEach((listener) => listener());
