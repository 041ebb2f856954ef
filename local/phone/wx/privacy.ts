import { settings } from '../engine/settings';
import { asynchronous, Refusal } from './asynchronous';
import { kept } from './kept';
import { ask, fullScreen, make } from './sheets';

type Answer = { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string };
type Listener = (resolve: (answer: Answer) => void, event: { referrer: string }) => void;

/** How WeChat names the guide that every mini-program has to have. */
export const CONTRACT = '《娘家人小程序隐私保护指引》';
const agreed = kept('privacy', false);
/** Buttons with `open-type="agreePrivacyAuthorization"` that were really tapped since the question was put. */
const tapped = new Set<string>();
let listener: Listener | null = null;
let waiting: Promise<boolean> | null = null;

const needsAgreement = () => settings.privacy === 'fresh' && !agreed.read();

/** The person tapped a button that agrees. @param id of the button */
export function agreeByButton(id: string): void {
  tapped.add(id);
  agreed.write(true);
}

function askPage(referrer: string, page: Listener): Promise<boolean> {
  tapped.clear();
  return new Promise((resolve) => {
    page(
      ({ event, buttonId = '' }) => {
        if (event === 'disagree') resolve(false);
        // WeChat believes a page only where the person has tapped that very button.
        if (event === 'agree') resolve(tapped.has(buttonId));
      },
      { referrer },
    );
  });
}

async function askPerson(): Promise<boolean> {
  const link = make('button', 'wx-link', CONTRACT);
  link.addEventListener('click', openContract);
  const text = '在你使用前，请仔细阅读隐私保护指引。点“同意”表示你已知道并同意它。';
  const choices = [['拒绝', false] as const, ['同意', true] as const];
  const yes = await ask('用户隐私保护提示', text, choices, false, [link]);
  if (yes) agreed.write(true);
  return yes;
}

/** Puts the question of privacy before a private interface, once. @throws Refusal 104 */
export async function requirePrivacy(referrer: string): Promise<void> {
  if (!needsAgreement()) return;
  waiting ??= listener ? askPage(referrer, listener) : askPerson();
  const yes = await waiting;
  waiting = null;
  if (!yes) throw new Refusal('privacy permission is not authorized', 104);
}

function openContract(): void {
  const text = make('div', 'wx-paper');
  text.textContent = '这里打开的是在微信公众平台登记的隐私保护指引：为了做什么事、用哪些信息、保存多久、怎样撤回同意。';
  fullScreen('隐私保护指引', [text], () => undefined);
}

/** The agreement to the privacy guide. */
export const privacy = {
  getPrivacySetting: asynchronous('getPrivacySetting', () => ({
    needAuthorization: needsAgreement(),
    privacyContractName: CONTRACT,
  })),
  requirePrivacyAuthorize: asynchronous('requirePrivacyAuthorize', () => requirePrivacy('requirePrivacyAuthorize')),
  openPrivacyContract: asynchronous('openPrivacyContract', openContract),
  onNeedPrivacyAuthorization: (act: Listener) => void (listener = act),
};
