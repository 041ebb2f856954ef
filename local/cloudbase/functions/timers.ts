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
  /** One for each function at most. */
  triggers: readonly Trigger[];
  /** Runs a trigger that was due at an instant, epoch milliseconds; resolves to whether its function answered. */
  fire: (trigger: Trigger, dueAt: number) => Promise<boolean>;
  /** Where it is kept up to when timers have fired, or `null`: nowhere. */
  file: string | null;
}

/** However far time jumps, no timer fires more often than this to catch up; the oldest are left out. */
const MOST_CAUGHT_UP = 20;
/** The longest the machine sleeps before it looks again, milliseconds; a computer may have been closed in between. */
const MOST_SLEEP_MS = 60_000;
/**
 * A timer whose function failed fires again after this long, milliseconds, and so many times more.
 *
 * @see https://cloud.tencent.com/document/product/583/41138
 */
const RETRY_MS = 60_000;
const MOST_RETRIES = 2;

interface Due {
  trigger: Trigger;
  /** What the function is told, epoch milliseconds. */
  dueAt: number;
  /** When it fires: at its time, or later when it is a retry. */
  at: number;
  attempt: number;
}

/**
 * Fires the functions' timers by the clock, in order, one after another. Each fires at least once: what fell due while
 * the machine was off fires once at the start, and so does what it was killed in the middle of.
 */
export class Timers {
  mischief: TimerMischief = 'none';
  private readonly crons: { trigger: Trigger; cron: Cron }[];
  private firedUpTo: number;
  private retries: Due[] = [];
  private sleeping: NodeJS.Timeout | undefined;
  private stopped = false;
  private work: Promise<void> = Promise.resolve();
  private readonly stopClock: () => void;

  /** @throws Error when an expression is none, or a function has a second timer */
  constructor(private readonly options: TimersOptions) {
    const { clock, triggers, file } = options;
    this.crons = triggers.map((trigger) => ({ trigger, cron: cronOf(trigger) }));
    const second = triggers.find((one, i) => triggers.findIndex((other) => other.function === one.function) < i);
    if (second) throw new Error(`${second.function} has a second timer, ${second.name}; the platform takes one.`);
    const kept = file !== null && existsSync(file) ? Number(readFileSync(file, 'utf8')) : NaN;
    this.firedUpTo = Number.isFinite(kept) ? Math.min(kept, clock.now()) : clock.now();
    this.stopClock = clock.onChange(() => void this.catchUp());
  }

  /** Fires once each timer that fell due while the machine was off, and goes on by the clock. */
  async start(): Promise<void> {
    const now = this.options.clock.now();
    this.enqueue(
      this.crons.flatMap(({ trigger, cron }) => dueBetween(trigger, cron, this.firedUpTo, now).slice(-1)),
      now,
    );
    this.sleep();
    await this.work;
  }

  /** Fires everything that fell due since it last looked, in order; resolves when all of it was answered. */
  async catchUp(): Promise<void> {
    const now = this.options.clock.now();
    const due = this.crons.flatMap(({ trigger, cron }) => dueBetween(trigger, cron, this.firedUpTo, now));
    const again = this.retries.filter(({ at }) => at <= now);
    this.retries = this.retries.filter(({ at }) => at > now);
    this.enqueue([...due, ...again], now);
    await this.work;
  }

  /** Waits for the function that is running; what is still to fire fires after the next start. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.sleeping);
    this.stopClock();
    await this.work;
  }

  /** Time may also be set back; then what was fired stays fired, and the same instants fire again later. */
  private enqueue(due: readonly Due[], now: number): void {
    this.firedUpTo = now;
    const times = { none: 1, double: 2, missed: 0 }[this.mischief];
    for (const one of [...due].sort((a, b) => a.at - b.at)) {
      for (let i = 0; i < times; i += 1) this.work = this.work.then(() => this.fire(one));
    }
    this.work = this.work.then(() => this.keep(now));
  }

  private async fire(due: Due): Promise<void> {
    if (this.stopped) return;
    const { trigger, dueAt, at, attempt } = due;
    const answered = await this.options.fire(trigger, dueAt).catch(() => false);
    if (!answered && attempt < MOST_RETRIES) {
      this.retries.push({ ...due, at: this.options.clock.now() + RETRY_MS, attempt: attempt + 1 });
    }
    // An instant may be shared; all but the latest before it are done.
    this.keep(at - 1);
  }

  /** Where this cannot be written, timers fire once more after a restart than they had to, which they may. */
  private keep(upTo: number): void {
    const { file } = this.options;
    if (file === null || this.stopped) return;
    try {
      writeFileSync(`${file}.new`, String(upTo));
      renameSync(`${file}.new`, file);
    } catch {
      return;
    }
  }

  private sleep(): void {
    if (this.stopped) return;
    const now = this.options.clock.now();
    const next = this.crons.map(({ cron }) => cron.nextRun(new Date(now))?.getTime() ?? Infinity);
    const wait = Math.min(MOST_SLEEP_MS, ...[...next, ...this.retries.map(({ at }) => at)].map((at) => at - now));
    this.sleeping = setTimeout(() => void this.catchUp().then(() => this.sleep()), Math.max(wait, 1));
    this.sleeping.unref();
  }
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
    .map((at) => ({ trigger, dueAt: at, at, attempt: 0 }));
}
