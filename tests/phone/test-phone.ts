import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { sendFile } from '../../local/cloudbase/gateway/static-files';
import { launchBrowser, openPhone } from '../../local/phone/browser';
import type { Phone } from '../../local/phone/browser';
import { buildPhone } from '../../local/phone/build/build';

/** Path from the root of a mini-program → what is in the file. */
export type Files = Record<string, string>;

/** A request that reached the machine. */
export interface Reached {
  method: string;
  path: string;
  body: string;
}

/** What the machine answers to a path: a value as JSON; `undefined`: it does not know the path. */
export type Answer = (request: Reached) => unknown;

/** A mini-program of a few files, on a phone of its own. */
export interface TestPhone {
  /** Opens a page; every phone is checked for a clean console at the end, save for what a test allows itself. */
  open(page: string, query?: Record<string, string>): Promise<Phone>;
  /** Opens the table with its phones and the panel, 1280 × 800. */
  table(query: Record<string, string>): Promise<{ screen: Page; errors: string[] }>;
  /** Where its files lie, and where they are built to. */
  project: { root: string; outDir: string };
  /** What reached the machine behind the phone, oldest first; the phone's own files left out. */
  reached: Reached[];
  close(): Promise<void>;
}

/** The phone's clock, 2022-12-02 08:00 in Beijing. */
const NOW = Date.parse('2022-12-02T08:00:00+08:00');
const EMPTY: Files = { 'app.js': 'App({})', 'app.wxss': '' };

/** A page of a test: its template and what its script gives `Page`. */
export const page = (name: string, wxml: string, script = '{}', json: object = {}, wxss = ''): Files => ({
  [`pages/${name}.wxml`]: wxml,
  [`pages/${name}.js`]: `Page(${script})`,
  [`pages/${name}.json`]: JSON.stringify(json),
  [`pages/${name}.wxss`]: wxss,
});

/** A component of a test, at `/parts/<name>`. */
export const component = (name: string, wxml: string, script = '{}', json: object = {}, wxss = ''): Files => ({
  [`parts/${name}.wxml`]: wxml,
  [`parts/${name}.js`]: `Component(${script})`,
  [`parts/${name}.json`]: JSON.stringify({ component: true, ...json }),
  [`parts/${name}.wxss`]: wxss,
});

/** Writes the files down; answers the root, and how to take it away. */
export function projectOf(files: Files, app: object = {}): { root: string; outDir: string; remove(): void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'niangjia-phone-')));
  const root = join(folder, 'miniprogram');
  const pages = Object.keys(files).flatMap((path) => /^(pages\/.*)\.wxml$/.exec(path)?.[1] ?? []);
  const all = { ...EMPTY, 'app.json': JSON.stringify({ pages, ...app }), ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { root, outDir: join(folder, 'phone'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Builds a mini-program, serves it and opens a browser. @param answer what the machine behind it answers */
export async function testPhone(files: Files, app: object = {}, answer: Answer = () => undefined): Promise<TestPhone> {
  const project = projectOf(files, app);
  await buildPhone(project);
  const reached: Reached[] = [];
  const server = createServer((request, response) => void handle(request, response, project.outDir, answer, reached));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser: Browser = await launchBrowser();
  return {
    project,
    reached,
    open: (path, query = {}) => openPhone(browser, url, { as: 'tester', page: path, ...query }),
    async table(query) {
      const screen = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      const errors: string[] = [];
      screen.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      screen.on('pageerror', ({ message }) => errors.push(message));
      await screen.goto(`${url}/?${new URLSearchParams(query).toString()}`);
      return { screen, errors };
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      project.remove();
    },
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  answer: Answer,
  reached: Reached[],
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const told = { method: request.method ?? 'GET', path, body: Buffer.concat(chunks).toString() };
  const isFile = /^\/(app|fonts|files|frame|$)/.test(path);
  if (path === '/local/clock') return void response.end(JSON.stringify({ now: NOW }));
  if (!isFile) reached.push(told);
  const value = isFile ? undefined : answer(told);
  if (value !== undefined) response.end(JSON.stringify(value));
  else sendFile(request, response, folder, path);
}

/** What an expression of the page's world answers; a refusal is answered as its `errMsg` and numbers. */
export function within<T>({ page: screen }: Phone, expression: string): Promise<T> {
  return screen.evaluate<T>(`(async () => {
    try { return await (${expression}); }
    catch ({ errMsg, message, errno, errCode }) { return JSON.parse(JSON.stringify({ errMsg: errMsg ?? message, errno, errCode })); }
  })()`);
}

type Point = readonly [x: number, y: number];

/** Puts two fingers on the screen, moves each to where it goes, and lifts them. */
export async function pinch({ page: screen }: Phone, a: Point, b: Point, aTo: Point, bTo: Point): Promise<void> {
  const fingers = await screen.context().newCDPSession(screen);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: Point[]) =>
    fingers.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  await touch('touchStart', [a]);
  await touch('touchStart', [a, b]);
  await touch('touchMove', [aTo, bTo]);
  await touch('touchEnd', []);
  await fingers.detach();
}

/** The data of the page on top. */
export const dataOf = (phone: Phone): Promise<Record<string, unknown>> =>
  within(phone, 'JSON.parse(JSON.stringify(getCurrentPages().at(-1).data))');
