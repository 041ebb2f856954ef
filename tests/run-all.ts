import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs the programs of a folder one after another, or those that are named, prints what came of each, and sets the exit
 * code: 1 when one of them missed its goal.
 *
 * @param ending of their files, such as `.bench.ts`
 * @param names without the ending; none: all of them
 */
export async function runAll(folder: string, ending: string, names: readonly string[]): Promise<void> {
  const known = readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`No such name: ${unknown.join(', ')}. There are ${known.join(', ')}.`);

  const table: Record<string, { outcome: string; seconds: number }> = {};
  for (const name of names.length > 0 ? names : known) {
    console.log(`\n${name}`);
    const start = performance.now();
    const outcome = await outcomeOf(join(folder, name + ending));
    table[name] = { outcome, seconds: Math.round((performance.now() - start) / 100) / 10 };
    if (outcome !== 'met') process.exitCode = 1;
  }
  console.table(table);
}

async function outcomeOf(file: string): Promise<string> {
  try {
    const { default: run } = (await import(file)) as { default: () => Promise<void> };
    await run();
    return 'met';
  } catch (error) {
    console.error(error);
    return `missed: ${(error as Error).message.split('\n')[0]}`;
  }
}
