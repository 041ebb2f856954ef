import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { launchBrowser } from '../../local/phone/browser';

const BUILT = join(__dirname, '../../dist/phone');
/** Answered by the test itself; nothing listens there. */
const ORIGIN = 'http://gallery.test';
const NOW = Date.parse('2022-12-02T16:24:00+08:00');
const WIDTH = 375;
const LEAST_HEIGHT = 812;

/** How the gallery is looked at. */
export interface Look {
  section: string;
  scale: '1' | '1.6';
  theme: 'light' | 'dark';
  /** The sheet that is open over it. */
  sheet?: string;
}

/** The gallery in a browser, with the time standing still and nothing moving. */
export interface Gallery {
  /** Shows a section, on one page for each scale and theme; `errors` is what its console complained of so far. */
  open(look: Look): Promise<Shown>;
  close(): Promise<void>;
}

export interface Shown {
  page: Page;
  errors: string[];
}

function answer(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  if (pathname === '/local/clock') return route.fulfill({ json: { now: NOW } });
  const file = join(BUILT, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404, body: '' });
}

/** The height that shows the whole section: the page scrolls inside the screen, a picture does not. */
const HEIGHT = `(() => {
  const scroller = document.querySelector('.wx-scroller');
  return Math.ceil(scroller.getBoundingClientRect().top + scroller.scrollHeight);
})()`;

async function openScreen(browser: Browser, { scale, theme }: Look): Promise<Shown> {
  const context = await browser.newContext({
    viewport: { width: WIDTH, height: LEAST_HEIGHT },
    deviceScaleFactor: 1,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.clock.setFixedTime(NOW);
  await page.route('**/*', answer);
  await page.goto(`${ORIGIN}/gallery/?${new URLSearchParams({ scale, theme }).toString()}`);
  await page.waitForSelector('body[data-ready]');
  return { page, errors };
}

/** Letters are fetched once they are laid out, so two frames pass before it is asked whether all have come. */
const DRAWN = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  .then(() => document.fonts.ready).then(() => true)`;

async function show(page: Page, { section, sheet = '' }: Look): Promise<void> {
  await page.setViewportSize({ width: WIDTH, height: LEAST_HEIGHT });
  await page.evaluate(`wx.redirectTo({ url: '/pages/gallery/gallery?section=${section}&sheet=${sheet}' })`);
  await page.evaluate(DRAWN);
  const height = await page.evaluate<number>(HEIGHT);
  if (sheet === '') await page.setViewportSize({ width: WIDTH, height: Math.max(LEAST_HEIGHT, height) });
  else await page.locator('[role=dialog] .t-button').first().waitFor();
  await page.evaluate(DRAWN);
}

/** Starts a browser for it; `close` it when the test ends. */
export async function openGallery(): Promise<Gallery> {
  const browser = await launchBrowser();
  const screens = new Map<string, Promise<Shown>>();
  return {
    async open(look) {
      const key = `${look.scale} ${look.theme}`;
      if (!screens.has(key)) screens.set(key, openScreen(browser, look));
      const shown = await screens.get(key)!;
      await show(shown.page, look);
      return shown;
    },
    close: () => browser.close(),
  };
}

/** One picture of the whole section, the same on every machine. */
export const shoot = (page: Page): Promise<Buffer> => page.screenshot({ animations: 'disabled', caret: 'hide' });

/** The file that a look is compared with. */
export const baselineOf = ({ section, scale, theme, sheet }: Look): string =>
  join(__dirname, 'gallery', `${section}${sheet ? `-${sheet}` : ''}-x${scale}-${theme}.png`);

const SECTIONS = ['words', 'people', 'windows', 'voucher', 'charts', 'forms', 'states', 'unsent', 'icons'];
const SHEETS = ['reason', 'confirm', 'severe'];
const LOOKS = [
  { scale: '1', theme: 'light' },
  { scale: '1.6', theme: 'light' },
  { scale: '1', theme: 'dark' },
] as const;

/** Everything that is photographed. */
export const GALLERY_LOOKS: readonly Look[] = LOOKS.flatMap((look) => [
  ...SECTIONS.map((section) => ({ ...look, section })),
  ...SHEETS.map((sheet) => ({ ...look, section: 'sheets', sheet })),
]);
