import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildScreen } from './build';

const GALLERY = join(__dirname, '../gallery');
const PAGE = 'pages/gallery/gallery';
/** The same letters on every machine, so that pictures can be compared. */
const PINNED = `<style>*:not([class*='t-icon']) { font-family: 'Noto Sans SC Variable' !important }</style>`;

/** Pages of the mini-program; the gallery draws its components only. */
const PAGES = /^(pages|packages)\b/;

/** The mini-program with the gallery for its only page, beside its own components; laid out for the time of a build. */
function layOut(root: string, folder: string): void {
  cpSync(root, folder, { recursive: true, filter: (path) => !PAGES.test(relative(root, path)) });
  cpSync(join(GALLERY, 'pages'), join(folder, 'pages'), { recursive: true });
  const app = JSON.parse(readFileSync(join(root, 'app.json'), 'utf8')) as object;
  writeFileSync(
    join(folder, 'app.json'),
    JSON.stringify({ ...app, pages: [PAGE], subPackages: [], tabBar: undefined }),
  );
}

/** Builds the gallery of components as a screen of its own. @param root folder of the mini-program, which stays without it */
export async function buildGallery(root: string, outDir: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'niangjia-gallery-'));
  try {
    layOut(root, folder);
    await buildScreen(folder, outDir);
    const page = join(outDir, 'index.html');
    writeFileSync(page, readFileSync(page, 'utf8').replace('</head>', `${PINNED}</head>`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
