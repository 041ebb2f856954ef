import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { PICTURES } from '../../local/phone/browser';
import { baselineOf, GALLERY_LOOKS, openGallery, shoot } from './gallery-stage';
import type { Gallery, Look } from './gallery-stage';

/** Another machine's renderer smooths letters a little differently: this much of a picture may differ, and be this far off. */
const MOST_DIFFERING = 0.008;
const THRESHOLD = 0.25;

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
}, 60_000);
afterAll(() => gallery.close());

const sizeOf = ({ width, height }: PNG) => `${width} × ${height}`;

/** How much of the picture differs, 0 to 1; one of another size fails. What is new is left in dist/pictures. */
function difference(look: Look, taken: Buffer): number {
  const file = baselineOf(look);
  const [was, is] = [PNG.sync.read(readFileSync(file)), PNG.sync.read(taken)];
  mkdirSync(PICTURES, { recursive: true });
  writeFileSync(join(PICTURES, `gallery-${basename(file)}`), taken);
  expect(sizeOf(is)).toBe(sizeOf(was));
  const differing = pixelmatch(was.data, is.data, undefined, is.width, is.height, { threshold: THRESHOLD });
  return differing / (is.width * is.height);
}

test.each(GALLERY_LOOKS)(
  'the gallery looks as it did: $section $sheet at scale $scale in the $theme',
  async (look) => {
    const { page, errors } = await gallery.open(look);

    const differing = difference(look, await shoot(page));

    const missing = await page.evaluate<string[]>('[...__phone.report.missing]');
    expect(differing).toBeLessThanOrEqual(MOST_DIFFERING);
    expect([errors, missing]).toEqual([[], []]);
  },
  30_000,
);

test('nothing in the gallery is wider than the screen', async () => {
  const wide: string[] = [];
  for (const look of GALLERY_LOOKS.filter(({ scale, sheet }) => scale === '1.6' && !sheet)) {
    const { page } = await gallery.open(look);
    const found = await page.evaluate<string[]>(`[...document.querySelectorAll('.wx-scroller *')]
      .filter((node) => node.getClientRects().length > 0 && node.getBoundingClientRect().right > innerWidth + 1)
      .map((node) => node.textContent.trim().slice(0, 20) || node.className)`);
    wide.push(...found.map((text) => `${look.section}: ${text}`));
  }

  expect(wide).toEqual([]);
}, 60_000);
