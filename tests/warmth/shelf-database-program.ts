import { collections } from '../../cloudfunctions/domain/collections';
import { fixedClock } from '../../local/cloudbase/clock';
import { startCloudBase } from '../../local/cloudbase/server';
import { blocksIn } from './blocks-in';
import { instant, NOON } from './facts';
import { ShelfLog } from './shelf-log';

/** A CloudBase in a process of its own that notes what is on its shelves; it says where it is, and ends with its parent's pipe. */
async function main(dataFile: string, logFile: string): Promise<void> {
  const log = new ShelfLog(logFile);
  const note = (born: boolean) => log.note(blocksIn(documents), born);
  const { documents, environment } = await startCloudBase({
    dataFile,
    collections,
    clock: fixedClock(instant(NOON)),
    scanLimit: 0,
    faults: {
      before: () => 'pass',
      after(action, collection) {
        if (collection === 'warmthBlocks' && WRITES.has(action)) note(false);
        return 'pass';
      },
    },
  });
  note(true);
  console.log(JSON.stringify(environment));
  process.stdin.resume().once('end', () => process.exit(0));
}

const WRITES = new Set(['database.insertDocument', 'database.modifyDocument']);

void main(process.argv[2]!, process.argv[3]!);
