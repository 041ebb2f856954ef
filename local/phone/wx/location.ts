import { settings } from '../engine/settings';
import { asynchronous } from './asynchronous';
import { ask } from './sheets';

const SCOPES = ['scope.userLocation', 'scope.userFuzzyLocation'];
const answered = new Map<string, boolean>();

async function permitted(scope: string): Promise<void> {
  if (!answered.has(scope)) {
    const choices = [['拒绝', false] as const, ['允许', true] as const];
    answered.set(scope, await ask('申请获取你的位置', '用于找到附近的站点', choices, false));
  }
  if (!answered.get(scope)) throw new Error('auth deny');
}

async function here(scope: string): Promise<object> {
  await permitted(scope);
  if (!settings.place) throw new Error('system permission denied');
  return { ...settings.place, accuracy: 65, horizontalAccuracy: 65, verticalAccuracy: 65, speed: -1, altitude: 0 };
}

const authSetting = () => Object.fromEntries([...answered].filter(([scope]) => SCOPES.includes(scope)));

/** Where the phone is, if the person lets the page know. */
export const location = {
  getLocation: asynchronous('getLocation', () => here('scope.userLocation')),
  getFuzzyLocation: asynchronous('getFuzzyLocation', () => here('scope.userFuzzyLocation')),
  getSetting: asynchronous('getSetting', () => ({ authSetting: authSetting() })),
  authorize: asynchronous<{ scope: string }>('authorize', ({ scope }) => permitted(scope)),
  openSetting: asynchronous('openSetting', async () => {
    const choices = [['关', false] as const, ['开', true] as const];
    const on = await ask('设置', '位置信息', choices);
    SCOPES.forEach((scope) => answered.set(scope, on));
    return { authSetting: authSetting() };
  }),
};
