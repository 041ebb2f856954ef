import { AsyncLocalStorage } from 'node:async_hooks';

const counting = new AsyncLocalStorage<{ count: number }>();

/** Runs a call and tells how many database operations it made, whatever else runs in the same instance. */
export async function countingOperations<T>(run: () => Promise<T>): Promise<{ outcome: T; operations: number }> {
  const counter = { count: 0 };
  const outcome = await counting.run(counter, run);
  return { outcome, operations: counter.count };
}

/** Notes one database operation of the current call; outside a call it notes nothing. */
export function countOperation(): void {
  const counter = counting.getStore();
  if (counter) counter.count += 1;
}
