import { createServer } from 'node:http';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { sendFile } from '../../local/cloudbase/gateway/static-files';
import { launchBrowser } from '../../local/phone/browser';
import { buildPhone } from '../../local/phone/build/build';
import { watchPages } from '../../local/phone/build/watch';
import { keepResult } from './results';

const ROOT = join(__dirname, '../..');
const ROUNDS = 11;
/** The goals: first paint against a page of equal weight, milliseconds of a build and of a rebuild on save. */
const GOALS = { paintRatio: 1.5, buildMs: 3_000, rebuildMs: 500 };

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** A page of the same bytes that does nothing with them: the same style sheet, the same length of script, a line of text. */
function staticTwin(folder: string): void {
  const script = readFileSync(join(folder, 'app/app.js'));
  writeFileSync(join(folder, 'app/inert.js'), `/*${'x'.repeat(script.length - 4)}*/`);
  const html = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="../fonts/index.css">
    <link rel="stylesheet" href="app.css"><p>周师傅，下午好</p><script src="inert.js"></script>`;
  writeFileSync(join(folder, 'app/static.html'), html);
}

interface Times {
  paint: number;
  /** Until the page's own first content stands, milliseconds; `null`: a page without one. */
  ready: number | null;
}

async function timesOf(browser: Browser, url: string): Promise<Times> {
  const page = await browser.newPage({ viewport: { width: 375, height: 812 } });
  await page.goto(url);
  const paint = await page.evaluate<number>(`new Promise((done) => new PerformanceObserver((list) => {
    const found = list.getEntries().find(({ name }) => name === 'first-contentful-paint');
    if (found) done(found.startTime);
  }).observe({ type: 'paint', buffered: true }))`);
  const isHome = url.includes('index.html');
  if (isHome) await page.waitForSelector('body[data-ready]');
  const ready = isHome ? await page.evaluate<number>('performance.now()') : null;
  await page.close();
  return { paint, ready };
}

/** Home and its twin in turn, so that whatever else the machine does hits both. */
async function paints(folder: string): Promise<{ home: number; twin: number; ready: number }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/local/clock') return void response.end(JSON.stringify({ now: Date.now() }));
    sendFile(request, response, folder, pathname);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/app`;
  const browser = await launchBrowser();
  const [home, twin, ready]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    twin.push((await timesOf(browser, `${url}/static.html`)).paint);
    const times = await timesOf(browser, `${url}/index.html?as=nobody`);
    home.push(times.paint);
    ready.push(times.ready!);
  }
  await browser.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  return { home: median(home), twin: median(twin), ready: median(ready) };
}

/** From a save to the pages being there, milliseconds. */
async function rebuilds(root: string, outDir: string): Promise<number> {
  const times: number[] = [];
  let built: () => void = () => undefined;
  let failed: (error: Error) => void = () => undefined;
  const stop = watchPages({ root, outDir, onBuilt: () => built(), onFailure: (error) => failed(error) });
  for (let round = 0; round < ROUNDS; round += 1) {
    const done = new Promise<void>((resolve, reject) => {
      built = resolve;
      failed = reject;
    });
    const saved = performance.now();
    appendFileSync(join(root, 'pages/home/home.wxml'), `<view wx:if="{{false}}">${round}</view>\n`);
    await done;
    times.push(performance.now() - saved);
  }
  stop();
  return median(times);
}

/** What the phone costs: first paint of home, a whole build, a rebuild on save. @throws Error when a goal is missed */
export default async function bench(): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'niangjia-bench-')));
  const [root, outDir] = [join(folder, 'miniprogram'), join(folder, 'phone')];
  try {
    cpSync(join(ROOT, 'miniprogram'), root, { recursive: true });
    const started = performance.now();
    await buildPhone({ root, outDir });
    const buildMs = performance.now() - started;
    staticTwin(outDir);
    const scriptBytes = statSync(join(outDir, 'app/app.js')).size;
    const { home, twin, ready } = await paints(outDir);
    const rebuildMs = await rebuilds(root, outDir);
    report({ paintRatio: home / twin, buildMs, rebuildMs }, { home, twin, ready, scriptBytes });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(measured: typeof GOALS, more: Record<string, number>): void {
  const rounded = (values: Record<string, number>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value.toFixed(2))]));
  keepResult('phone', { ...rounded(measured), goals: GOALS, more: rounded(more) });
  for (const [name, goal] of Object.entries(GOALS)) {
    const value = measured[name as keyof typeof GOALS];
    console.log(`phone ${name}: ${value.toFixed(2)} (goal ≤ ${goal})`);
    if (value > goal) throw new Error(`phone ${name}: ${value.toFixed(2)} exceeds ${goal}`);
  }
}
