import { createHash } from 'node:crypto';
import { conflict, storageFull } from './documents/database-error';
import type { DuplicateShape } from './documents/database-error';
import type { Fault, Faults } from './faults';

/** What may go wrong, how often; shares are from 0 (never) to 1 (always). The same plan goes wrong in the same places. */
export interface FaultPlan {
  seed: number;
  /** Only operations of this action (`database.modifyDocument`) or on this collection; all when left out. */
  only?: { action?: string; collection?: string };
  /** Every operation takes this much longer, milliseconds. */
  latencyMs?: number;
  /** The connection breaks before anything is done. */
  dropBefore?: number;
  /** The operation is done and its reply is lost. */
  dropAfter?: number;
  /** A write inside a transaction is told of a conflict. */
  conflict?: number;
  /** A write is told that the storage is full. */
  storageFull?: number;
  /** Which code a duplicate key is told by. */
  duplicateShape?: DuplicateShape;
  /** A function's instance dies before it answers, by share of calls. */
  functionCrash?: number;
  /** WeChat answers this code instead, by share of calls: `{ "-1": 0.1 }`. */
  openApi?: Readonly<Record<string, number>>;
  /** By how much the functions' clocks are ahead of the database's, milliseconds. */
  skewMs?: number;
  timers?: 'none' | 'double' | 'missed';
  /** Every call finds a new instance. */
  cold?: boolean;
}

const SPACE = 2 ** 32;
const WRITES = /\.(insert|modify|remove)/;
/** Makes things go wrong as a plan says; without a plan all goes well. Settable while the machine runs. */
export class SeededFaults implements Faults {
  private current: FaultPlan | null = null;
  private readonly drawn = new Map<string, number>();

  get plan(): FaultPlan | null {
    return this.current;
  }

  /** Begins a plan from its first draw, or (`null`) ends the mischief. */
  set plan(plan: FaultPlan | null) {
    this.current = plan;
    this.drawn.clear();
  }

  async before(action: string, collection: string): Promise<Fault> {
    const plan = this.planFor(action, collection);
    if (!plan) return 'pass';
    if (plan.latencyMs) await new Promise((resolve) => setTimeout(resolve, plan.latencyMs));
    if (WRITES.test(action) && this.happens('storageFull', plan.storageFull)) throw storageFull();
    if (WRITES.test(action) && this.happens('conflict', plan.conflict)) throw conflict();
    return this.happens('dropBefore', plan.dropBefore) ? 'drop' : 'pass';
  }

  after(action: string, collection: string): Fault {
    const plan = this.planFor(action, collection);
    return plan && this.happens('dropAfter', plan.dropAfter) ? 'drop' : 'pass';
  }

  /** The code that WeChat is to answer instead, or 0. */
  openApi(): number {
    const codes = Object.entries(this.current?.openApi ?? {});
    return Number(codes.find(([code, share]) => this.happens(`openApi ${code}`, share))?.[0] ?? 0);
  }

  crashesFunction(): boolean {
    return this.happens('functionCrash', this.current?.functionCrash);
  }

  private planFor(action: string, collection: string): FaultPlan | null {
    const { only = {} } = this.current ?? {};
    const meant = (only.action ?? action) === action && (only.collection ?? collection) === collection;
    return meant ? this.current : null;
  }

  /** Draws the next number of one kind of mischief; kinds do not disturb each other's numbers. */
  private happens(kind: string, share = 0): boolean {
    if (share <= 0) return false;
    const n = this.drawn.get(kind) ?? 0;
    this.drawn.set(kind, n + 1);
    const digest = createHash('sha256').update(`${this.current!.seed} ${kind} ${n}`).digest();
    return digest.readUInt32BE(0) / SPACE < share;
  }
}
