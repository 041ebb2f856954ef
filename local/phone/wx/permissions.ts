import type { AppConfig } from '../engine/config';
import { asynchronous } from './asynchronous';
import { kept } from './kept';
import { ask, buttonOf, fullScreen, make } from './sheets';

/** Scopes that a person is asked about, and how WeChat calls them. */
const SCOPES: Readonly<Record<string, string>> = {
  'scope.userLocation': '位置信息',
  'scope.userFuzzyLocation': '大致位置信息',
  'scope.camera': '摄像头',
  'scope.writePhotosAlbum': '添加到相册',
  'scope.record': '麦克风',
  'scope.addPhoneContact': '添加到通讯录',
};
/** Interfaces that app.json has to declare before WeChat opens them. */
const DECLARED = new Set([
  'getFuzzyLocation',
  'getLocation',
  'chooseLocation',
  'chooseAddress',
  'choosePoi',
  'startLocationUpdate',
  'onLocationChange',
]);

type Answers = Record<string, boolean>;
const answers = kept<Answers>('scopes', {});

/** Asks for what the person has to allow; an answer is kept. */
export class Permissions {
  constructor(private readonly app: AppConfig['app']) {}

  /** @throws Error in WeChat's words when app.json does not declare the interface */
  declared(name: string): void {
    if (!DECLARED.has(name) || this.app.requiredPrivateInfos?.includes(name)) return;
    throw new Error('the api need to be declared in the requiredPrivateInfos field in app.json/ext.json');
  }

  /** @throws Error `auth deny` */
  async allowed(scope: string): Promise<void> {
    const title = SCOPES[scope];
    if (title === undefined) throw new Error('invalid scope');
    const known = answers.read();
    if (known[scope] === undefined) {
      const desc = this.app.permission?.[scope]?.desc ?? '';
      const choices = [['拒绝', false] as const, ['允许', true] as const];
      known[scope] = await ask(`申请使用你的${title}`, desc, choices, false);
      answers.write({ ...answers.read(), [scope]: known[scope] });
    }
    if (!known[scope]) throw new Error('auth deny');
  }

  setting = (): Answers => ({ ...answers.read() });

  /** WeChat's own page of switches, for the scopes that were asked about. */
  openSetting(): Promise<{ authSetting: Answers }> {
    return new Promise((resolve) => {
      const list = make('div', 'wx-settings');
      const done = () => resolve({ authSetting: this.setting() });
      for (const scope of Object.keys(answers.read())) list.append(row(scope));
      if (list.childElementCount === 0) list.append(make('p', '', '小程序还没有申请过什么。'));
      fullScreen('设置', [list], done);
    });
  }

  /** What pages call. */
  names() {
    return {
      getSetting: asynchronous('getSetting', () => ({
        authSetting: this.setting(),
        subscriptionsSetting: { mainSwitch: true },
      })),
      authorize: asynchronous<{ scope: string }>('authorize', ({ scope }) => this.allowed(scope)),
      openSetting: asynchronous('openSetting', () => this.openSetting()),
      getAppAuthorizeSetting: () => ({
        albumAuthorized: 'authorized',
        cameraAuthorized: 'authorized',
        locationAuthorized: 'authorized',
        microphoneAuthorized: 'authorized',
        notificationAuthorized: 'authorized',
      }),
    };
  }
}

function row(scope: string): HTMLElement {
  const node = buttonOf(SCOPES[scope] ?? scope, 'wx-setting', () => {
    const before = answers.read();
    answers.write({ ...before, [scope]: !before[scope] });
    node.setAttribute('aria-checked', String(!before[scope]));
  });
  node.setAttribute('role', 'switch');
  node.setAttribute('aria-checked', String(answers.read()[scope]));
  return node;
}
