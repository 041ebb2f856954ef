import tcb from '@cloudbase/node-sdk';
import { fixedClock } from '../../local/cloudbase/clock';
import type { Clock } from '../../local/cloudbase/clock';
import { startCloudBase } from '../../local/cloudbase/server';
import type { CloudBaseOptions, LocalCloudBase } from '../../local/cloudbase/server';

/** A local CloudBase and the real SDK that speaks to it. */
export interface SdkCloud {
  clock: Clock;
  local: LocalCloudBase;
  db: ReturnType<ReturnType<typeof tcb.init>['database']>;
}

/** Collections of the tests: one that has indexes, and its twin without. */
export const COLLECTIONS = {
  things: {
    indexes: {
      byKind: {
        keys: [
          ['kind', 1],
          ['n', 1],
        ],
      },
      byTag: { keys: [['tags', 1]], multikey: true },
      byCode: { keys: [['code', 1]], unique: true },
    },
  },
  plain: { indexes: {} },
} as const satisfies CloudBaseOptions['collections'];

/** Starts one; close `local` when the test ends. */
export async function startSdkCloud(options: Partial<CloudBaseOptions> = {}): Promise<SdkCloud> {
  const clock = options.clock ?? fixedClock(Date.parse('2022-12-02T09:00:00+08:00'));
  const local = await startCloudBase({ dataFile: ':memory:', collections: COLLECTIONS, ...options, clock });
  Object.assign(process.env, local.environment);
  return { clock, local, db: tcb.init({ env: 'local' }).database() };
}
