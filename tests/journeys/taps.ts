import { chanceOf } from '../../local/demo/chance';
import type { Chance } from '../../local/demo/chance';
import { launchBrowser, openPhone } from '../../local/phone/browser';
import type { Phone } from '../../local/phone/browser';
import { dataFolder, startMachine } from '../local/machine';
import { nonsense } from './stage';
import type { PageRow } from './tables/row';

/** What a finger may be put on. */
const TARGETS = [
  '[role=button], [role=option], [role=switch], [role=radio], [role=checkbox], [role=tab]',
  '.t-button, button, input, textarea, .row, [data-index], [data-id], [data-key], [data-value]',
].join(', ');
/** Ways out of the mini-program, and what is on every page: tapped less often, so that the pages are. */
const EVERYWHERE = /^(回首页|更多|关闭|拨打|投诉建议|呼叫|重新进入|首页|消息|我的|站点)/;
/** What people have been seen to type. */
const TYPED = [
  ...[' ', '0', '-3', '12', '366', '37.2', '３７．２', '999999999', '2022-12-05'],
  ...['张三', '15412345678', '<b>x</b>', '😀😀', 'a\'"$ne', 'x'.repeat(500), '荣华街道 3 号楼 2 单元 501'],
];
const NOON = '2022-12-02T12:00:00+08:00';
const BROKEN = '我们这边出了点问题';
/** A page is given so long to have its content once there is a network, milliseconds. */
const PATIENCE = 5_000;

interface Target {
  label: string;
  isField: boolean;
  x: number;
  y: number;
}

/** What can be reached with a finger now: where it lies, and what it says. */
const REACHABLE = `[...document.querySelectorAll('.wx-screen:not([hidden]) *, .wx-cover *')]
  .filter((node) => node.matches(${JSON.stringify(TARGETS)}))
  .map((node) => ({ node, box: node.getBoundingClientRect() }))
  .filter(({ box }) => box.width > 4 && box.height > 4 && box.right > 0 && box.left < innerWidth)
  .filter(({ box }) => box.bottom > 0 && box.top < innerHeight)
  .map(({ node, box }) => ({
    label: (node.getAttribute('aria-label') ?? node.textContent).trim().slice(0, 20),
    isField: ['INPUT', 'TEXTAREA'].includes(node.tagName),
    x: box.left + box.width / 2,
    y: Math.min(innerHeight - 2, Math.max(2, box.top + box.height / 2)),
  }))`;

/** Lets the phone draw so many times: one tap comes while something moves, another when it is there. */
const framesOf = (frames: number) => `(async () => {
  for (let i = 0; i < ${frames}; i += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
})()`;

const setNetwork = ({ page }: Phone, network: 'none' | 'wifi') =>
  page.evaluate(`__phone.change({ network: '${network}' })`);

/**
 * Taps around on an open page as somebody in a hurry does: here and there, twice, into fields, on while the network comes
 * and goes.
 *
 * @returns what should not be there afterwards, each with the taps that led to it; empty: all is well
 */
async function tapAround(phone: Phone, chance: Chance, taps: number): Promise<string[]> {
  const known = phone.errors.length;
  const trail: string[] = [];
  const wrong = async () => [...phone.errors.slice(known), ...(await nonsense(phone))];
  for (let tap = 0; tap < taps && (await wrong()).length === 0; tap += 1) {
    const targets = await phone.page.evaluate<Target[]>(REACHABLE);
    const own = targets.filter(({ label }) => !EVERYWHERE.test(label));
    const among = own.length > 0 && chance.below(20) > 0 ? own : targets;
    if (among.length > 0) trail.push(await touch(phone, chance.pick(among), chance));
  }
  const found = [...(await wrong()), ...(await leftOver(phone))];
  return found.map((what) => `${what} ← ${trail.join(' · ')}`);
}

/** One tap, or what is typed after it; answers how it is told. */
async function touch(phone: Phone, { label, isField, x, y }: Target, chance: Chance): Promise<string> {
  const { mouse, keyboard } = phone.page;
  const text = chance.pick(TYPED);
  const isTwice = chance.below(5) === 0;
  const network = ({ 0: 'none', 1: 'wifi', 2: 'wifi' } as const)[chance.below(16)];
  await mouse.click(x, y, { clickCount: isTwice ? 2 : 1 });
  if (isField) {
    await keyboard.press('Control+A');
    await keyboard.insertText(text);
  }
  if (network) await setNetwork(phone, network);
  await phone.page.evaluate(framesOf(chance.below(8)));
  return [label, isField && `“${text.slice(0, 12)}”`, isTwice && 'twice', network].filter(Boolean).join(' ');
}

/** What stays when the network is back: a page that never opens, or a function that broke. */
async function leftOver(phone: Phone): Promise<string[]> {
  await setNetwork(phone, 'wifi');
  const permission = phone.page.getByText('允许', { exact: true }).first();
  if (await permission.isVisible()) await permission.click();
  const bones = phone.page.locator('.wx-screen:not([hidden]) .page-state__bones').first();
  const isStuck = await bones.waitFor({ state: 'detached', timeout: PATIENCE }).then(
    () => false,
    () => true,
  );
  const isBroken = await phone.page.getByText(BROKEN).first().isVisible();
  return [...(isStuck ? ['still loading'] : []), ...(isBroken ? [BROKEN] : [])];
}

/**
 * Opens pages one after another and taps around on each.
 *
 * @param seed decides the taps; they fall on what earlier ones left behind
 * @param told hears how each page went, as it goes
 */
export async function tapAll(
  pages: readonly PageRow[],
  { seed, taps }: { seed: number; taps: number },
  told: (name: string, wrong: readonly string[]) => void = () => {},
): Promise<Record<string, string[]>> {
  const folder = dataFolder();
  const [machine, browser] = await Promise.all([startMachine(folder.path, '--at', NOON), launchBrowser()]);
  const chance = chanceOf(seed);
  const found: Record<string, string[]> = {};
  try {
    for (const { name, as, route } of pages) {
      const phone = await openPhone(browser, machine.url, { as, page: route });
      const wrong = [...(await tapAround(phone, chance, taps)), ...(await phone.missing()), ...(await phone.heavy())];
      if (wrong.length > 0) found[name] = wrong;
      told(name, wrong);
      await phone.page.context().close();
    }
  } finally {
    await browser.close();
    await machine.stop();
    folder.remove();
  }
  return found;
}
