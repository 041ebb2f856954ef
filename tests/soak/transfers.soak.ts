import { startSdkCloud } from '../local/sdk';
import { chanceOf } from '../local/documents/random-documents';
import { transfers } from '../local/documents/transfers';

const TRANSFERS = 10_000;

/** Ten thousand transfers of twenty writers, through the real SDK, conserve the sum. */
export default async function (): Promise<void> {
  const cloud = await startSdkCloud();
  try {
    const { before, after, done, conflicts } = await transfers(cloud, chanceOf(20_221_202), TRANSFERS, 20);
    console.log(`${done} transfers, ${conflicts} conflicts, ${before} before and ${after} after`);
    if (before !== after || done !== TRANSFERS) throw new Error('the sum was not conserved');
  } finally {
    await cloud.local.close();
  }
}
