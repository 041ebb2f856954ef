import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs what the files of a folder export, one after the other, those that are named or else all; the process ends with 1
 * when one throws.
 *
 * @param ending of the files, such as `.bench.ts`
 */
export async function runAll(folder: string, ending: string, named: readonly string[]): Promise<void> {
  const found = readdirSync(folder).filter((file) => file.endsWith(ending));
  const chosen = named.length === 0 ? found : found.filter((file) => named.some((name) => file === name + ending));
  if (chosen.length === 0) throw new Error(`None of ${found.join(', ')} is called ${named.join(' or ')}.`);
  for (const file of chosen) {
    console.log(`\n${file.slice(0, -ending.length)}`);
    await runOne(join(folder, file));
  }
}

async function runOne(path: string): Promise<void> {
  const { default: run } = (await import(path)) as { default: () => Promise<void> };
  try {
    await run();
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
