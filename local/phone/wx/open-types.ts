import { settings } from '../engine/settings';
import { ask } from './sheets';

type Tell = (event: string, detail: object) => void;

async function phoneCode(phone: string): Promise<string> {
  const response = await fetch('/local/phone-code', { method: 'POST', body: JSON.stringify({ phone }) });
  const { code } = (await response.json()) as { code: string };
  return code;
}

/** WeChat asks the person for their number, and hands the page a code for it. */
async function getPhoneNumber(tell: Tell): Promise<void> {
  const masked = settings.phone.replace(/^(\d{3})\d{4}/, '$1****');
  const choices = [['不允许', false] as const, ['允许', true] as const];
  const allowed = await ask('申请获取并验证你的手机号', `${masked}\n微信绑定号码`, choices, false);
  if (!allowed) return tell('getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' });
  if (settings.network === 'none') return tell('getphonenumber', { errMsg: 'getPhoneNumber:fail network' });
  tell('getphonenumber', { errMsg: 'getPhoneNumber:ok', code: await phoneCode(settings.phone) });
}

/** What a button with an `open-type` opens, and which event the page hears. */
export const OPEN_TYPES: Readonly<Record<string, (tell: Tell) => unknown>> = {
  getPhoneNumber,
  feedback: () => ask('意见反馈', '在微信里，这里打开的是给小程序写意见的页面。', [['好', true]]),
  openSetting: (tell) => tell('opensetting', { authSetting: {} }),
  agreePrivacyAuthorization: (tell) => tell('agreeprivacyauthorization', {}),
};
