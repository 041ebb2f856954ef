import { report } from '../engine/report';
import type { OpenPage, PageStack } from '../engine/page-stack';
import { textOf } from '../engine/text-of';
import { asynchronous } from './asynchronous';
import { ask, chooseOne, make } from './sheets';
import { showToast } from './toast';

interface Card {
  title?: unknown;
  path?: unknown;
  imageUrl?: unknown;
  promise?: Promise<Card>;
}

/** How long WeChat waits for a card that is promised, milliseconds. */
const PROMISE_MS = 3_000;

const rest = (ms: number) => new Promise<Card>((resolve) => setTimeout(() => resolve({}), ms));

async function cardOf({ instance, id, window }: OpenPage, event: object) {
  const told = (instance.onShareAppMessage?.(event) ?? {}) as Card;
  const promised = told.promise ? await Promise.race([told.promise, rest(PROMISE_MS)]) : {};
  const query = new URLSearchParams(instance.options).toString();
  const card = { ...told, ...promised };
  return {
    title: textOf(card.title) || textOf(window['navigationBarTitleText'], '娘家人'),
    path: (textOf(card.path) || (query ? `${id}?${query}` : id)).replace(/^\//, ''),
    imageUrl: textOf(card.imageUrl),
  };
}

/** Forwards a page as a card, after the person has seen it. @param from `menu` or the button that was tapped */
export async function shareCard(page: OpenPage, from: { from: 'menu' | 'button'; target?: object }): Promise<void> {
  const card = await cardOf(page, { ...from, webViewUrl: undefined });
  const preview = make('div', 'wx-card');
  preview.append(make('small', '', '娘家人'), make('b', '', card.title), make('i', ''), make('small', '', '小程序'));
  const choices = [['取消', false] as const, ['发送', true] as const];
  if (!(await ask('发送给：工会群', '', choices, true, [preview]))) return;
  report.shared.push(card);
  showToast({ title: '已发送', duration: 1_500 });
}

/** WeChat's menu behind the capsule's three dots. */
export async function openMenu(page: OpenPage, pages: PageStack): Promise<void> {
  const canShare = page.canShare && page.instance.onShareAppMessage !== undefined;
  const share = canShare ? [['转发给朋友', 'share'] as const] : [['当前页面不可转发', 'none'] as const];
  const chosen = await chooseOne([...share, ['重新进入小程序', 'again'] as const], 'none');
  if (chosen === 'share') await shareCard(page, { from: 'menu' });
  if (chosen === 'again') pages.relaunch(`/${pages.config.pages[0]}`);
}

/** What pages decide about forwarding. */
export const sharingOf = (pages: PageStack) => {
  const allow = (canShare: boolean) => () => {
    if (pages.top) pages.top.canShare = canShare;
  };
  return {
    showShareMenu: asynchronous('showShareMenu', allow(true)),
    hideShareMenu: asynchronous('hideShareMenu', allow(false)),
    updateShareMenu: asynchronous('updateShareMenu', () => undefined),
  };
};
