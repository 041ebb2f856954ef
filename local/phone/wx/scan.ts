import { presentCode, readCodes } from '../engine/scanner';
import { asynchronous } from './asynchronous';
import { codesAround } from './codes-around';
import { requirePrivacy } from './privacy';
import { buttonOf, fullScreen, make } from './sheets';

/** WeChat's scanning screen: what is pasted into it, or held before it from the panel, is read. @throws Error `cancel` */
function scan(): Promise<string> {
  return new Promise((resolve, reject) => {
    const finder = make('div', 'wx-finder');
    const field = make('input', 'wx-search') as HTMLInputElement;
    field.placeholder = '没有相机？把码的内容贴在这里';
    field.setAttribute('aria-label', '码的内容');
    const read = () => field.value.trim() !== '' && presentCode(field.value.trim());
    field.addEventListener('keydown', ({ key }) => key === 'Enter' && read());
    const row = make('div', 'wx-scan-row');
    row.append(field, buttonOf('扫', 'wx-yes', read));
    const around = codesAround().map(({ from, code }) => {
      const button = buttonOf(`${from}手机上的码`, 'wx-around', () => presentCode(code));
      button.append(make('small', '', code));
      return button;
    });
    const stop = readCodes((code) => {
      stop();
      page.remove();
      resolve(code);
    });
    const page = fullScreen('扫一扫', [finder, ...around, row], () => {
      stop();
      reject(new Error('cancel'));
    });
  });
}

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** Reading codes. */
export const scanning = {
  scanCode: asynchronous<{ scanType?: string[] }>('scanCode', async ({ scanType }) => {
    await requirePrivacy('scanCode');
    const result = await scan();
    const type = scanType?.includes('barCode') && /^\d{8,14}$/.test(result) ? 'EAN_13' : 'QR_CODE';
    return { result, scanType: type, charSet: 'UTF-8', path: '', rawData: base64(result) };
  }),
};
