import { DatabaseError, storageFull } from './database-error';
import { codeOf } from './driver';
import type { Driver } from './driver';

interface Waiting {
  write: () => unknown;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}

type Outcome = { value: unknown } | { refusal: unknown };

const isOfEngine = (error: unknown) => !(error instanceof DatabaseError) && String(codeOf(error)).startsWith('SQLITE_');

/**
 * The commits of a data file. Writes that arrive in one turn of the event loop, or while a commit runs, share the next
 * one and its single fsync; whoever is told of a write is told after that. Each is run at once when its commit begins,
 * so nothing reads what may still be lost.
 */
export class Commits {
  private waiting: Waiting[] = [];
  private undoing: (() => void)[] = [];

  constructor(private readonly driver: Driver) {}

  /**
   * Runs a write in the next commit; resolves once it is on disk. One that throws is undone alone, without the others.
   * It may run twice, after the first run was undone.
   *
   * @throws what the write throws, or DatabaseError when the disk is full; nothing of it is kept then
   */
  together<T>(write: () => T): Promise<T> {
    return new Promise<unknown>((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => this.flush());
      this.waiting.push({ write, resolve, reject });
    }) as Promise<T>;
  }

  /** Runs a write at once and by itself; it is on disk when this returns. @throws as `together` */
  alone<T>(write: () => T): T {
    this.driver.exec('BEGIN IMMEDIATE');
    try {
      const result = write();
      this.driver.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.driver.inTransaction()) this.driver.exec('ROLLBACK');
      this.undoTo(0);
      throw codeOf(error) === 'SQLITE_FULL' ? storageFull() : error;
    } finally {
      this.undoing = [];
    }
  }

  /** Called by a write: how to take back what it did in memory, should the disk not keep the rest. */
  undoable(undo: () => void): void {
    this.undoing.push(undo);
  }

  /** Commits what waits. */
  flush(): void {
    const batch = this.waiting;
    this.waiting = [];
    if (batch.length > 1) this.flushTogether(batch);
    else batch.forEach((one) => this.flushAlone(one));
  }

  private flushTogether(batch: readonly Waiting[]): void {
    let outcomes: Outcome[];
    try {
      outcomes = this.alone(() => batch.map(({ write }) => this.attempt(write)));
    } catch {
      // The disk took less than all of it: some may fit by themselves, and removals make room.
      return batch.forEach((one) => this.flushAlone(one));
    }
    for (const [i, outcome] of outcomes.entries()) {
      if ('value' in outcome) batch[i]!.resolve(outcome.value);
      else batch[i]!.reject(outcome.refusal);
    }
  }

  private flushAlone({ write, resolve, reject }: Waiting): void {
    try {
      resolve(this.alone(write));
    } catch (error) {
      reject(error);
    }
  }

  /** One write of several. A refusal takes back this one alone; an error of the engine is for all of them. */
  private attempt(write: () => unknown): Outcome {
    const mark = this.undoing.length;
    this.driver.exec('SAVEPOINT one');
    try {
      const value = write();
      this.driver.exec('RELEASE one');
      return { value };
    } catch (refusal) {
      if (isOfEngine(refusal)) throw refusal;
      this.driver.exec('ROLLBACK TO one; RELEASE one');
      this.undoTo(mark);
      return { refusal };
    }
  }

  private undoTo(mark: number): void {
    for (const undo of this.undoing.splice(mark).reverse()) undo();
  }
}
