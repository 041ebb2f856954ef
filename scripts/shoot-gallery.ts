import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PNG } from 'pngjs';
import { baselineOf, GALLERY_LOOKS, openGallery, shoot } from '../tests/journeys/gallery-stage';
import { buildAll } from './build';
import { smallPng } from './small-png';

/** Takes the gallery's pictures anew: `npm run gallery`, then look at every one that git says has changed. */
async function main(): Promise<void> {
  await buildAll();
  const gallery = await openGallery();
  try {
    for (const look of GALLERY_LOOKS) {
      const { page } = await gallery.open(look);
      const file = baselineOf(look);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, smallPng(PNG.sync.read(await shoot(page))));
    }
  } finally {
    await gallery.close();
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
