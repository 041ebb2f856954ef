import { collections } from '../../cloudfunctions/domain/collections';
import { fixedClock } from '../../local/cloudbase/clock';
import { startCloudBase } from '../../local/cloudbase/server';
import { instant, NOON } from '../warmth/facts';
import { plainCollections } from './warmth-transactions';

/** A CloudBase in a process of its own, so many milliseconds away; it ends with its parent's pipe. */
async function main(dataFile: string, away: number): Promise<void> {
  const travel = () => new Promise<'pass'>((resolve) => setTimeout(resolve, away, 'pass'));
  const { environment } = await startCloudBase({
    dataFile,
    collections: { ...collections, ...plainCollections },
    clock: fixedClock(instant(NOON)),
    scanLimit: 0,
    ...(away > 0 && { faults: { before: travel, after: travel } }),
  });
  console.log(JSON.stringify(environment));
  process.stdin.resume().once('end', () => process.exit(0));
}

void main(process.argv[2]!, Number(process.argv[3]));
