import type { Instance } from './instance';

/** Instances of one function at most; further calls wait. */
const MOST_INSTANCES = 8;

/** The instances of one function: each serves one call at a time. */
export class Pool {
  private instances: Instance[] = [];
  private readonly waiting: (() => void)[] = [];
  private closed = false;

  /** @param start makes one more, cold */
  constructor(private readonly start: () => Instance) {}

  /** Starts one, so that the first call is no cold start. */
  async warm(): Promise<void> {
    await this.grow().warm();
  }

  /** An instance that nobody else gets until `giveBack`, or `null`: the pool is closed. */
  async take(): Promise<Instance | null> {
    while (!this.closed) {
      this.instances = this.instances.filter((instance) => !instance.dead);
      const idle = this.instances.find((instance) => !instance.busy);
      const instance = idle ?? (this.instances.length < MOST_INSTANCES ? this.grow() : null);
      if (instance) {
        instance.busy = true;
        return instance;
      }
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    return null;
  }

  /** The call of an instance has ended: whoever waits longest is next. */
  giveBack(): void {
    this.waiting.shift()?.();
  }

  /** Ends those that serve nobody. */
  cool(): void {
    for (const instance of this.instances) if (!instance.busy) void instance.close();
  }

  /** Ends all; whoever waits is turned away. */
  async close(): Promise<void> {
    this.closed = true;
    for (const resolve of this.waiting) resolve();
    await Promise.all(this.instances.map((instance) => instance.close()));
  }

  private grow(): Instance {
    const instance = this.start();
    this.instances.push(instance);
    return instance;
  }
}
