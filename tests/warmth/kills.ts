import { join } from 'node:path';
import { collections } from '../../cloudfunctions/domain/collections';
import { fixedClock } from '../../local/cloudbase/clock';
import type { Clock } from '../../local/cloudbase/clock';
import { Documents } from '../../local/cloudbase/documents/documents';
import { chanceOf } from '../../local/demo/chance';
import type { Chance } from '../../local/demo/chance';
import { dataFolder } from '../local/machine';
import { blocksIn } from './blocks-in';
import { layCast } from './cast';
import { Crowd } from './crowd';
import type { CrowdSize, CrowdSum, Ground, Tap } from './crowd';
import { HOUR, instant, MINUTE, NOON } from './facts';
import { checkHistory } from './history';
import { built, Mortal, MortalInstance } from './mortals';
import { isAnswer } from './rush';
import { ShelfLog } from './shelf-log';

const MOST_RETRIES = 200;
const INSTANCES = 2;

/** What a crowd came to whose database and function were killed so often. */
export type KillSum = Omit<CrowdSum, 'operations'> & {
  databaseKills: number;
  functionKills: number;
  /** Answers "sold out" that nobody can judge: the database died between the tap and the answer. */
  unjudged: number;
};

/**
 * A crowd on a database and two instances of the function that are killed at random moments, one tap in `killEvery`,
 * each a process of its own, the database on a durable file. Phones ask again until they hear; one tap in twenty comes
 * once more, late. The checker of the rush goes through what was told. "Sold out" it judges by the database's own log
 * (`ShelfLog`), but for answers between whose tap and whose arrival the database died.
 *
 * @throws Error at the first kit too many, kit left over, person with two, or answer that was not true
 */
export async function rushWithKills(seed: number, size: CrowdSize & { killEvery: number }): Promise<KillSum> {
  const chance = chanceOf(seed);
  const folder = dataFolder();
  const file = join(folder.path, 'documents.db');
  const clock = fixedClock(instant(NOON));
  const field = new Field(file, chance, clock, size.killEvery);
  const crowd = new Crowd(field, chance, size);
  try {
    await inFile(file, (documents) => layCast(documents, crowd.stationIds, crowd.couriers));
    field.start();
    await crowd.prepare();
    await crowd.visitAll();
    for (const wait of [2 * MINUTE, 5 * HOUR, 5 * HOUR]) {
      await field.repeatLate();
      clock.advance(wait);
      await field.tick();
    }
    for (const wait of [MINUTE, MINUTE, MINUTE]) {
      clock.advance(wait);
      await field.tickInPeace();
    }
    await crowd.visitAll(true);
    await crowd.fetchAll();
    const kills = await field.stop();
    return await inFile(file, (documents) => {
      const blocks = blocksIn(documents);
      checkHistory(seed, blocks, documents.all('warmthClaims') as never, crowd.told, size.kits);
      const { operations: _, ...sum } = crowd.sum;
      const expired = blocks.reduce((all, block) => all + block.expired, 0);
      return { ...sum, expired, ...kills, unjudged: field.unjudged };
    });
  } finally {
    await field.stop();
    folder.remove();
  }
}

async function inFile<T>(file: string, act: (documents: Documents) => T): Promise<T> {
  const documents = new Documents({ file, collections, clock: fixedClock(instant(NOON)) });
  try {
    return act(documents);
  } finally {
    documents.close();
  }
}

/** The processes, the taps that outlive them, and what is known of the shelves. */
class Field implements Ground {
  unjudged = 0;
  private database: Mortal | null = null;
  private instances: MortalInstance[] = [];
  private taps = 0;
  private readonly late: (() => Promise<unknown>)[] = [];
  private readonly logFile: string;
  private readonly log: ShelfLog;

  constructor(
    private readonly file: string,
    private readonly chance: Chance,
    private readonly clock: Clock,
    private readonly killEvery: number,
  ) {
    this.logFile = `${file}.shelves`;
    this.log = new ShelfLog(this.logFile);
  }

  start(): void {
    this.database = new Mortal([built('shelf-database-program'), this.file, this.logFile]);
    const program = built('function-program');
    this.instances = Array.from({ length: INSTANCES }, () => new MortalInstance(program));
  }

  now(): number {
    return this.clock.now();
  }

  moment(): number {
    return this.log.now();
  }

  wasEmptySince(stationId: string, moment: number): boolean {
    const shelf = this.log.since(stationId, moment);
    this.unjudged += Number(shelf === 'unknown');
    return shelf !== 'free';
  }

  anyLeft(): boolean {
    return this.log.left() > 0;
  }

  readonly tap: Tap = async (openid, action, input) => {
    const call = { action, input, requestId: `tap-${String((this.taps += 1)).padStart(8, '0')}` };
    if (this.chance.below(20) === 0 && action !== 'redeem') this.late.push(() => this.ask(openid, call));
    for (let attempt = 0; attempt < MOST_RETRIES; attempt += 1) {
      this.killAtRandom();
      const twice = this.chance.below(5) === 0 ? [this.ask(openid, call)] : [];
      const [reply] = await Promise.all([this.ask(openid, call), ...twice]);
      if (isAnswer(reply)) return reply as never;
    }
    throw new Error(`No answer to ${action}.`);
  };

  /** Taps that were answered long ago arrive once more, in any order; nobody hears what comes of it. */
  async repeatLate(): Promise<void> {
    await Promise.all(this.late.splice(0).map((again) => again()));
  }

  /** The timer, which may die as well. */
  async tick(): Promise<void> {
    this.killAtRandom();
    await this.tickInPeace();
  }

  async tickInPeace(): Promise<void> {
    await this.ask(null, {});
  }

  /** Ends all processes; how often each kind was killed. */
  async stop(): Promise<Pick<KillSum, 'databaseKills' | 'functionKills'>> {
    const { database, instances } = this;
    this.database = null;
    this.instances = [];
    await Promise.all([database?.end(), ...instances.map((instance) => instance.end())]);
    const functionKills = instances.reduce((sum, { deaths }) => sum + deaths, 0);
    return { databaseKills: database?.deaths ?? 0, functionKills };
  }

  private async ask(openid: string | null, call: object) {
    const environment = JSON.parse(await this.database!.alive) as Record<string, string>;
    return this.chance.pick(this.instances).call({ now: this.clock.now(), environment, openid, call });
  }

  private killAtRandom(): void {
    const dice = this.chance.below(this.killEvery * (INSTANCES + 1));
    if (dice === 0) void this.database!.kill();
    else if (dice <= INSTANCES) void this.instances[dice - 1]!.kill();
  }
}
