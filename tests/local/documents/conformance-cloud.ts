import tcb from '@cloudbase/node-sdk';
import type { CloudBaseOptions } from '../../../local/cloudbase/server';
import { startSdkCloud } from '../sdk';

/** What the suite needs of an environment; local/README.md says how a real one is prepared. */
export const CONFORMANCE_COLLECTIONS = {
  conformance: {
    indexes: {
      byCode: { keys: [['code', 1]], unique: true },
      byPlace: { keys: [['place', '2dsphere']] },
    },
  },
} as const satisfies CloudBaseOptions['collections'];

interface ConformanceCloud {
  db: ReturnType<ReturnType<typeof tcb.init>['database']>;
  close(): Promise<void>;
}

/** A real environment when one is named by CLOUDBASE_ENV, with keys; else the local CloudBase. Both through the real SDK. */
export async function conformanceCloud(): Promise<ConformanceCloud> {
  const { CLOUDBASE_ENV: env, CLOUDBASE_SECRET_ID: secretId, CLOUDBASE_SECRET_KEY: secretKey } = process.env;
  if (env && secretId && secretKey)
    return { db: tcb.init({ env, secretId, secretKey }).database(), close: async () => {} };
  const { db, local } = await startSdkCloud({ collections: CONFORMANCE_COLLECTIONS });
  return { db, close: () => local.close() };
}
