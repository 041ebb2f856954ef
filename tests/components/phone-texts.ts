import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../../local/phone/browser';
import { buildScreen } from '../../local/phone/build/build';
import { SAMPLES } from './templates';

const ORIGIN = 'http://samples.test';

/** Prints what the phone's screen says for each sample, as JSON. It runs by itself, apart from jsdom. */
async function main(root: string): Promise<void> {
  const out = join(root, 'out');
  await buildScreen(root, out);
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/local/clock') return route.fulfill({ json: { now: 0 } });
    const file = join(out, pathname);
    return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404, body: '' });
  });
  await page.goto(`${ORIGIN}/index.html`);
  await page.waitForSelector('body[data-ready]');
  const names = JSON.stringify(Object.keys(SAMPLES));
  const texts = await page.evaluate(
    `Object.fromEntries(${names}.map((name) => [name, document.getElementById(name).textContent]))`,
  );
  await browser.close();
  console.log(JSON.stringify(texts));
}

void main(process.argv[2]!);
