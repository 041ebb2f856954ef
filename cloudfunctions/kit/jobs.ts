import { isTimer } from './identity';
import type { PlatformContext } from './identity';
import { defectOf } from './log';
import { countingOperations } from './operations';
import type { Runtime } from './runtime';

/** One piece of timed work. It may run twice or never, so it says what should be, not what to add. */
export type Job<Store> = (context: Pick<Runtime<Store>, 'requests' | 'store'> & { now: number }) => Promise<number>;

/** What a run of the jobs tells: how many rows each touched, or `null` where it failed. */
export type JobReport = Record<string, number | null>;

/**
 * Makes the `main` of a capability's timer. One job's defect does not keep the others from running.
 *
 * @returns the report, or `null` when the call did not come from a timer, and nothing ran
 */
export function jobs<Store>(table: Record<string, Job<Store>>, runtime: Runtime<Store>) {
  return async (_event: unknown, platform: PlatformContext): Promise<JobReport | null> => {
    if (!isTimer(platform)) return null;
    const report: JobReport = {};
    for (const [name, job] of Object.entries(table)) report[name] = await runJob(name, job, runtime, platform);
    return report;
  };
}

async function runJob<Store>(
  name: string,
  job: Job<Store>,
  runtime: Runtime<Store>,
  { request_id: requestId = '', function_name: fn = 'jobs' }: PlatformContext,
): Promise<number | null> {
  const now = runtime.now();
  const line = { at: now, requestId, function: fn, action: name };
  try {
    const { outcome, operations } = await countingOperations(() => job({ ...runtime, now }));
    runtime.log({ level: 'info', ...line, outcome: 'ok', ms: runtime.now() - now, operations });
    return outcome;
  } catch (error) {
    const defect = defectOf(error);
    runtime.log({ level: 'error', ...line, outcome: 'INTERNAL', ms: runtime.now() - now, operations: 0, defect });
    return null;
  }
}
