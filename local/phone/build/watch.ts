import { watch } from 'node:fs';
import { rebuildPages } from './build';
import type { PhoneBuild } from './build';

export interface Watching extends PhoneBuild {
  /** Told after each rebuild; milliseconds it took. */
  onBuilt: (ms: number) => void;
  /** Told what is wrong; what was built before stays in place. */
  onFailure: (error: Error) => void;
}

/** An editor writes a file in several steps; they belong together, milliseconds. */
const TOGETHER_MS = 20;

/** Builds the pages anew whenever a file of theirs is saved; answers how to stop. */
export function watchPages({ onBuilt, onFailure, ...build }: Watching): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const rebuild = async () => {
    const started = performance.now();
    try {
      await rebuildPages(build);
      onBuilt(performance.now() - started);
    } catch (error) {
      onFailure(error as Error);
    }
  };
  const watcher = watch(build.root, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(rebuild);
    }, TOGETHER_MS);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
