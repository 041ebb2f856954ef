import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { PICTURES } from '../local/phone/browser';
import { smallPng } from './small-png';
import type { Pixels } from './small-png';

const KEPT = join(__dirname, '../docs/pictures');
/** As tests/journeys/pages.journey.ts names a page's looks. */
const LOOK = /^(?!gallery-).+-x(1|1\.6)-(light|dark)\.png$/;
/** The README's picture stays as sharp as it was taken. */
const SHARP: Readonly<Record<string, string>> = { 'home-x1-light.png': 'home.png' };

/** Half as wide and high, each pixel the mean of four. */
function halved({ width, height, data }: Pixels): Pixels {
  const half = { width: width >> 1, height: height >> 1, data: Buffer.alloc((width >> 1) * (height >> 1) * 4) };
  for (let at = 0; at < half.data.length; at++) {
    const [pixel, channel] = [at >> 2, at & 3];
    const from = ((Math.floor(pixel / half.width) * 2 * width + (pixel % half.width) * 2) << 2) + channel;
    const four = [from, from + 4, from + 4 * width, from + 4 * width + 4].map((one) => data[one]!);
    half.data[at] = Math.round(four.reduce((sum, value) => sum + value, 0) / 4);
  }
  return half;
}

/** Keeps the pictures that the journeys took last, small: `npx jest tests/journeys/pages`, then `npm run pictures`. */
function main(): void {
  if (!existsSync(PICTURES)) throw new Error('No pictures yet: run the journeys first.');
  mkdirSync(join(KEPT, 'pages'), { recursive: true });
  for (const name of readdirSync(PICTURES).filter((file) => LOOK.test(file))) {
    const picture = PNG.sync.read(readFileSync(join(PICTURES, name)));
    writeFileSync(join(KEPT, 'pages', name), smallPng(halved(picture)));
    if (name in SHARP) writeFileSync(join(KEPT, SHARP[name]!), smallPng(picture));
  }
}

main();
