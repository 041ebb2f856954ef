import { collections } from '../../cloudfunctions/domain/collections';
import { fixedClock } from '../../local/cloudbase/clock';
import { startCloudBase } from '../../local/cloudbase/server';
import { instant, NOON } from './facts';

/**
 * A CloudBase in a process of its own; it says where it is, and ends with its parent's pipe.
 *
 * @param away milliseconds to it, each way
 * @param more names of collections beside ours
 */
async function main(dataFile: string, away: number, more: readonly string[]): Promise<void> {
  const travel = () => new Promise<'pass'>((resolve) => setTimeout(resolve, away, 'pass'));
  const { environment } = await startCloudBase({
    dataFile,
    collections: { ...collections, ...Object.fromEntries(more.map((name) => [name, { indexes: {} }])) },
    clock: fixedClock(instant(NOON)),
    scanLimit: 0,
    ...(away > 0 && { faults: { before: travel, after: travel } }),
  });
  console.log(JSON.stringify(environment));
  process.stdin.resume().once('end', () => process.exit(0));
}

void main(process.argv[2]!, Number(process.argv[3]), process.argv.slice(4));
