import { networkType, request } from '../engine/network';
import { settings } from '../engine/settings';
import { chooseImages } from './choose-media';
import { agreeByButton, requirePrivacy } from './privacy';
import { ask } from './sheets';

type Tell = (event: string, detail: object) => void;

/** What the screen's shell puts in for buttons that need pages. */
export const shellActions: { share(target: HTMLElement): void; openSetting(): Promise<object> } = {
  share: () => {},
  openSetting: () => Promise.resolve({}),
};

async function phoneCode(phone: string): Promise<string> {
  const response = await request('/local/phone-code', { method: 'POST', body: JSON.stringify({ phone }) });
  const { code } = (await response.json()) as { code: string };
  return code;
}

/** WeChat asks the person for their number, and hands the page a code for it. */
const getPhone = (name: string) => async (tell: Tell) => {
  const event = name.toLowerCase();
  try {
    await requirePrivacy(name);
  } catch (error) {
    return tell(event, { errMsg: `${name}:fail ${(error as Error).message}`, errno: 104 });
  }
  const masked = settings.phone.replace(/^(\d{3})\d{4}/, '$1****');
  const choices = [['不允许', false] as const, ['允许', true] as const];
  const allowed = await ask('申请获取并验证你的手机号', `${masked}\n微信绑定号码`, choices, false);
  if (!allowed) return tell(event, { errMsg: `${name}:fail user deny` });
  try {
    tell(event, { errMsg: `${name}:ok`, code: await phoneCode(settings.phone) });
  } catch {
    tell(event, { errMsg: `${name}:fail network ${networkType()}` });
  }
};

async function chooseAvatar(tell: Tell): Promise<void> {
  const [file] = await chooseImages(1, ['album']).catch(() => []);
  if (file) tell('chooseavatar', { avatarUrl: file.tempFilePath });
}

const elsewhere = (title: string, text: string) => () => ask(title, text, [['好', true]]);

/** What a button with an `open-type` opens, and which event the page hears. */
export const OPEN_TYPES: Readonly<Record<string, (tell: Tell, target: HTMLElement) => unknown>> = {
  getPhoneNumber: getPhone('getPhoneNumber'),
  getRealtimePhoneNumber: getPhone('getRealtimePhoneNumber'),
  chooseAvatar,
  share: (_, target) => shellActions.share(target),
  contact: elsewhere('联系客服', '在微信里，这里打开的是和客服的对话。'),
  feedback: elsewhere('意见反馈', '在微信里，这里打开的是给小程序写意见的页面。'),
  openSetting: async (tell) => tell('opensetting', await shellActions.openSetting()),
  agreePrivacyAuthorization(tell, target) {
    agreeByButton(target.id);
    tell('agreeprivacyauthorization', {});
  },
};
