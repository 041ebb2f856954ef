import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
/** Where a machine's own Chromium usually lies. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
/** Unpacks the one inside the npm package; an ES module, which a process of its own loads without more ado. */
const UNPACK = "import chromium from '@sparticuz/chromium'; console.log(await chromium.executablePath());";

/** Where Chromium lies; unpacked first where no installed one is found. */
export function executable(): string {
  const installed = INSTALLED.find(existsSync);
  if (installed) return installed;
  return execFileSync(process.execPath, ['--input-type=module', '-e', UNPACK], {
    cwd: __dirname,
    encoding: 'utf8',
  }).trim();
}

/** A Chromium: the machine's own, else the one of @sparticuz/chromium with the libraries a bare machine lacks. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: executable(), args: FLAGS });
}

/** Somebody's phone, open in a browser. */
export interface Phone {
  page: Page;
  /** What the console complained of, and what was thrown. */
  errors: string[];
  /** Names of `wx` that a page asked for in vain. */
  missing(): Promise<string[]>;
  /** Every `setData` of more than 32 KB, as `page keys`. */
  heavy(): Promise<string[]>;
}

/** As in the screen's address: as, page, scale, theme, place, network, seed, privacy. */
type Query = Record<string, string>;
type Prepare = (page: Page) => Promise<void>;

/**
 * Opens the bare screen as somebody.
 *
 * @param prepare acts on the browser's page before it is opened, to hold or watch what it asks for
 */
export async function openPhone(browser: Browser, url: string, query: Query, prepare?: Prepare): Promise<Phone> {
  const phone = await newPhone(browser);
  await show(phone.page, url, query, prepare);
  return phone;
}

/** Opens the bare screen as somebody else on a phone that is done with; nothing is left on it. Takes half the time. */
export async function reopenPhone({ page }: Phone, url: string, query: Query, prepare?: Prepare): Promise<void> {
  await page.unrouteAll();
  await page.evaluate('localStorage.clear()');
  await show(page, url, query, prepare);
}

async function newPhone(browser: Browser): Promise<Phone> {
  const context = await browser.newContext({
    viewport: { width: 375, height: 812 },
    deviceScaleFactor: 2,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  const missing = () => page.evaluate<string[]>('[...__phone.report.missing]');
  const heavy = () => page.evaluate<string[]>("__phone.report.heavy.map(({ of, keys }) => [of, ...keys].join(' '))");
  return { page, errors, missing, heavy };
}

async function show(page: Page, url: string, query: Query, prepare?: Prepare): Promise<void> {
  await prepare?.(page);
  await page.goto(`${url}/app/index.html?${new URLSearchParams(query).toString()}`);
  await page.waitForSelector('body[data-ready]');
}

/** Where screenshots for looking at go: `dist/pictures`, which git ignores. */
export const PICTURES = join(__dirname, '../../dist/pictures');
