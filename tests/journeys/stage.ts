import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPhone, PICTURES, reopenPhone } from '../../local/phone/browser';
import type { Phone } from '../../local/phone/browser';
import { dataFolder, startMachine } from '../local/machine';
import type { Machine } from '../local/machine';

/** A machine and a browser for one journey. */
export interface Stage {
  machine: Machine;
  /** Opens a page as somebody; every phone is checked at the end: console, names of `wx`, size of `setData`. */
  phone(query: Record<string, string>, prepare?: (page: Page) => Promise<void>): Promise<Phone>;
  /** Checks a phone now instead of at the end, and puts it away. */
  leave(phone: Phone): Promise<void>;
  /** Another machine on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts them; `close` them when the journey ends. */
export async function openStage(): Promise<Stage> {
  const folder = dataFolder();
  const browser: Browser = await launchBrowser();
  const [phones, open, putAway] = [[] as Phone[], new Set<Phone>(), [] as Phone[]];
  const complaints: string[] = [];
  const start = () => startMachine(folder.path, '--at', '2022-12-02T16:20:00+08:00');
  const stage = {
    machine: await start(),
    async phone(query: Record<string, string>, prepare?: (page: Page) => Promise<void>) {
      const known = putAway.pop();
      const phone = known ?? (await openPhone(browser, stage.machine.url, query, prepare));
      if (known) await reopenPhone(known, stage.machine.url, query, prepare);
      else phones.push(phone);
      open.add(phone);
      return phone;
    },
    async leave(phone: Phone) {
      complaints.push(...(await phone.missing()), ...(await phone.heavy()));
      open.delete(phone);
      putAway.push(phone);
    },
    async restart() {
      stage.machine = await start();
    },
    async close() {
      for (const phone of open) complaints.push(...(await phone.missing()), ...(await phone.heavy()));
      await browser.close();
      await stage.machine.stop();
      folder.remove();
      expect(phones.flatMap(({ errors }) => errors)).toEqual([]);
      expect(complaints).toEqual([]);
    },
  };
  return stage;
}

/** Waits for words on the page, and allows what WeChat asks about on the way there. */
export async function arrive({ page }: Phone, words: string): Promise<void> {
  const permission = page.getByText('允许', { exact: true });
  await page.getByText(words).or(permission).first().waitFor();
  if (await permission.isVisible()) await permission.click();
  await page.getByText(words).first().waitFor();
}

/** Keeps every call to a function waiting. Under a route of playwright's the browser would keep nothing. @returns lets go */
export async function hold(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*/fn/*' }] });
  return () => session.detach();
}

/** Keeps a picture to look at, whatever moves at its end; `dist/pictures/<name>.png`. */
export async function photograph({ page }: Phone, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled' });
}

/** Texts that do not fit their boxes, and boxes wider than the screen. */
export function overflowing({ page }: Phone): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll('.wx-window:not([hidden]) *')]
    .filter((node) => node.getClientRects().length > 0)
    .filter((node) => node.getBoundingClientRect().right > innerWidth + 1
      || (node.children.length === 0 && node.scrollHeight > node.clientHeight + 4 && getComputedStyle(node).overflow === 'hidden'
          && !/wx-(field|placeholder)/.test(node.className)))
    .map((node) => node.textContent.trim().slice(0, 30) || node.className)`);
}

/** What stands anywhere on the page, drawn or not, and was never written for people. */
export function nonsense({ page }: Phone): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll('.wx-screen *, .wx-cover *')]
    .flatMap((node) => [node.getAttribute('aria-label') ?? '', ...[...node.childNodes].map((child) => child.nodeValue ?? '')])
    .filter((text) => /undefined|null|NaN|Invalid Date|\\[object/.test(text))
    .map((text) => text.trim().slice(0, 30))`);
}
