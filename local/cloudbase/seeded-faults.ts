import { createHash } from 'node:crypto';
import { conflict, storageFull } from './documents/database-error';
import type { DuplicateShape } from './documents/database-error';
import type { Fault, Faults } from './faults';
import type { EventShape } from './wechat/events';

/** What may go wrong, how often; shares are from 0 (never) to 1 (always). The same plan goes wrong in the same places. */
export interface FaultPlan {
  seed: number;
  /**
   * Only database operations of this action (`database.modifyDocument`) or on this collection, only calls of this API of
   * WeChat's (`subscribeMessage.send`); all when left out.
   */
  only?: { action?: string; collection?: string; api?: string };
  /** Every operation takes this much longer, milliseconds. */
  latencyMs?: number;
  /** The connection breaks before anything is done. */
  dropBefore?: number;
  /** The operation is done and its reply is lost. */
  dropAfter?: number;
  /** A write inside a transaction is told of a conflict. */
  conflict?: number;
  /** A write, or an upload, is told that the storage is full. */
  storageFull?: number;
  /** Which code a duplicate key is told by. */
  duplicateShape?: DuplicateShape;
  /** A function's instance dies, at once or after one of its first database operations, by share of calls. */
  functionCrash?: number;
  /** The reply to a mini-program is lost after its function ran, by share of calls. */
  dropReply?: number;
  /** WeChat answers this code instead, by share of calls: `{ "-1": 0.1 }`. */
  openApi?: Readonly<Record<string, number>>;
  /** By how much the functions' clocks are ahead of the database's, milliseconds. */
  skewMs?: number;
  /** How WeChat writes what it pushes. */
  events?: EventShape;
  /** WeChat goes on looking at pictures for as long as the plan stands. */
  slowPictures?: boolean;
  timers?: 'none' | 'double' | 'missed';
  /** Every call finds a new instance. */
  cold?: boolean;
}

const SPACE = 2 ** 32;
/** A crash comes within so many database operations, or before the answer. */
const CRASHES_WITHIN = 6;
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

  async before(action: string, collection: string, transactionId?: string): Promise<Fault> {
    const plan = this.planFor(action, collection);
    if (!plan) return 'pass';
    const where = `${action} ${collection}`;
    if (plan.latencyMs) await new Promise((resolve) => setTimeout(resolve, plan.latencyMs));
    if (WRITES.test(action) && this.happens(`storageFull ${where}`, plan.storageFull)) throw storageFull();
    const mayConflict = WRITES.test(action) && transactionId !== undefined;
    if (mayConflict && this.happens(`conflict ${where}`, plan.conflict)) throw conflict();
    return this.happens(`dropBefore ${where}`, plan.dropBefore) ? 'drop' : 'pass';
  }

  after(action: string, collection: string): Fault {
    const plan = this.planFor(action, collection);
    return plan && this.happens(`dropAfter ${action} ${collection}`, plan.dropAfter) ? 'drop' : 'pass';
  }

  /** The code that WeChat is to answer instead of an API, or 0. */
  openApi(api: string): number {
    const { only = {}, openApi = {} } = this.current ?? {};
    if ((only.api ?? api) !== api) return 0;
    const codes = Object.entries(openApi);
    return Number(codes.find(([code, share]) => this.happens(`openApi ${api} ${code}`, share))?.[0] ?? 0);
  }

  /** After how many of its database operations the next call dies, 0 for at once, or `null`: it lives. */
  crashAfter(): number | null {
    if (!this.happens('functionCrash', this.current?.functionCrash)) return null;
    return Math.floor(this.draw('functionCrash after') * CRASHES_WITHIN);
  }

  losesReply(): boolean {
    return this.happens('dropReply', this.current?.dropReply);
  }

  /** Whether an upload finds the storage full. */
  fillsStorage(): boolean {
    return this.happens('storageFull upload', this.current?.storageFull);
  }

  private planFor(action: string, collection: string): FaultPlan | null {
    const { only = {} } = this.current ?? {};
    const meant = (only.action ?? action) === action && (only.collection ?? collection) === collection;
    return meant ? this.current : null;
  }

  /**
   * Draws the next number of one kind of mischief in one place. Kinds and places do not disturb each other's numbers, so
   * that what runs beside an operation does not change its fate.
   */
  private happens(kind: string, share = 0): boolean {
    return share > 0 && this.draw(kind) < share;
  }

  /** From 0 up to 1. */
  private draw(kind: string): number {
    const n = this.drawn.get(kind) ?? 0;
    this.drawn.set(kind, n + 1);
    const digest = createHash('sha256').update(`${this.current!.seed} ${kind} ${n}`).digest();
    return digest.readUInt32BE(0) / SPACE;
  }
}
