import { join } from 'node:path';
import { buildPhone } from '../local/phone/build/build';
import { buildGallery } from '../local/phone/build/gallery';
import { buildFunctions } from './build-functions';

const ROOT = join(__dirname, '..');

/** Where the build leaves what runs. */
export const DIST = { functionsDir: join(ROOT, 'dist/cloudfunctions'), phoneDir: join(ROOT, 'dist/phone') };

/** Builds the functions and the phone. @throws BuildFailure naming file and line of whatever is wrong in the pages */
export async function buildAll(): Promise<typeof DIST> {
  const root = join(ROOT, 'miniprogram');
  await Promise.all([buildFunctions(DIST.functionsDir), buildPhone({ root, outDir: DIST.phoneDir })]);
  await buildGallery(root, join(DIST.phoneDir, 'gallery'));
  return DIST;
}

if (process.argv[1] === __filename) {
  buildAll().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
