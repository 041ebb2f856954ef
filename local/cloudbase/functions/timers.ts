import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Cron } from 'croner';
import type { Clock } from '../clock';

/** A timer of a function, as `config.json` declares it. */
export interface Trigger {
  function: string;
  name: string;
  /** Seven fields, second to year, in Beijing time. */
  config: string;
}

/** How timers misbehave, as they may on the platform: `double` fires each twice, `missed` fires none. */
export type TimerMischief = 'none' | 'double' | 'missed';

export interface TimersOptions {
  clock: Clock;
  triggers: readonly Trigger[];
  /** Runs a trigger that was due at an instant, epoch milliseconds; resolves when its function answered. */
  fire: (trigger: Trigger, dueAt: number) => Promise<unknown>;
  /** Where it is kept up to when timers have fired, or `null`: nowhere. */
  file: string | null;
}

/** However far time jumps, no timer fires more often than this to catch up; the oldest are left out. */
const MOST_CAUGHT_UP = 200;
/** The longest the machine sleeps before it looks again, milliseconds; a computer may have been closed in between. */
const MOST_SLEEP_MS = 60_000;

/** Fires the functions' timers by the clock, each at least once: what fell due while the machine was off fires once at the start. */
export class Timers {
  mischief: TimerMischief = 'none';
  private readonly crons: { trigger: Trigger; cron: Cron }[];
  private firedUpTo: number;
  private sleeping: NodeJS.Timeout | undefined;
  private work: Promise<void> = Promise.resolve();
  private readonly stopClock: () => void;

  constructor(private readonly options: TimersOptions) {
    const { clock, triggers, file } = options;
    this.crons = triggers.map((trigger) => ({ trigger, cron: cronOf(trigger) }));
    const kept = file !== null && existsSync(file) ? Number(readFileSync(file, 'utf8')) : NaN;
    this.firedUpTo = Number.isFinite(kept) ? Math.min(kept, clock.now()) : clock.now();
    this.stopClock = clock.onChange(() => void this.catchUp());
  }

  /** Fires once each timer that fell due while the machine was off, and goes on by the clock. */
  async start(): Promise<void> {
    const now = this.options.clock.now();
    const missed = this.crons.flatMap(({ trigger, cron }) => dueBetween(trigger, cron, this.firedUpTo, now).slice(-1));
    this.moveTo(now);
    this.enqueue(missed);
    this.sleep();
    await this.work;
  }

  /** Fires everything that fell due since it last looked, in order; resolves when all of it was answered. */
  async catchUp(): Promise<void> {
    const now = this.options.clock.now();
    const due = this.crons
      .flatMap(({ trigger, cron }) => dueBetween(trigger, cron, this.firedUpTo, now))
      .sort((a, b) => a.at - b.at);
    this.moveTo(now);
    this.enqueue(due);
    await this.work;
  }

  async stop(): Promise<void> {
    clearTimeout(this.sleeping);
    this.stopClock();
    await this.work;
  }

  /** Time may also be set back; then what was fired stays fired, and the same instants fire again later. */
  private moveTo(now: number): void {
    this.firedUpTo = now;
    const { file } = this.options;
    if (file === null) return;
    writeFileSync(`${file}.new`, String(now));
    renameSync(`${file}.new`, file);
  }

  private enqueue(due: readonly Due[]): void {
    const times = { none: 1, double: 2, missed: 0 }[this.mischief];
    for (const { trigger, at } of due) {
      for (let i = 0; i < times; i += 1) this.work = this.work.then(() => this.fire(trigger, at));
    }
  }

  /** A function that fails is the function's affair; the next timer fires all the same. */
  private async fire(trigger: Trigger, at: number): Promise<void> {
    await this.options.fire(trigger, at).catch(() => {});
  }

  private sleep(): void {
    const now = this.options.clock.now();
    const next = this.crons.map(({ cron }) => cron.nextRun(new Date(now))?.getTime() ?? Infinity);
    const wait = Math.min(MOST_SLEEP_MS, ...next.map((at) => at - now));
    this.sleeping = setTimeout(() => void this.catchUp().then(() => this.sleep()), Math.max(wait, 1));
    this.sleeping.unref();
  }
}

interface Due {
  trigger: Trigger;
  at: number;
}

/** @throws Error when the expression is none */
function cronOf({ function: name, config }: Trigger): Cron {
  const fields = config.trim().split(/\s+/);
  if (fields.length !== 7) throw new Error(`The timer of ${name} has ${fields.length} fields instead of 7: ${config}`);
  return new Cron(config, { timezone: 'Asia/Shanghai', paused: true, mode: '7-part' });
}

/** The latest instants after `from` and up to `to` at which a timer is due, in order. Timers fire on whole seconds. */
function dueBetween(trigger: Trigger, cron: Cron, from: number, to: number): Due[] {
  const first = cron.nextRun(new Date(from));
  if (!first || first.getTime() > to) return [];
  const beyond = new Date(Math.floor(to / 1_000) * 1_000 + 1_000);
  const instants = cron.previousRuns(MOST_CAUGHT_UP, beyond).map((run) => run.getTime());
  return instants
    .filter((at) => at > from)
    .reverse()
    .map((at) => ({ trigger, at }));
}
