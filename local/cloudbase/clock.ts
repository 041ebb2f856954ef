/** The only source of time of everything that runs locally. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  set(at: number): void;
  advance(ms: number): void;
  /** Tells a listener after each jump; answers how to stop telling. */
  onChange(listener: () => void): () => void;
}

function clockOf(read: () => number, jump: (to: number) => void): Clock {
  const listeners = new Set<() => void>();
  const set = (at: number) => {
    jump(at);
    listeners.forEach((listener) => listener());
  };
  return {
    now: read,
    set,
    advance: (ms) => set(read() + ms),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A clock that stands still between jumps. @param at epoch milliseconds */
export function fixedClock(at: number): Clock {
  let now = at;
  return clockOf(
    () => now,
    (to) => (now = to),
  );
}

/** A clock that runs with real time, from an instant (epoch milliseconds) or from now. */
export function runningClock(startAt?: number): Clock {
  let offset = startAt === undefined ? 0 : startAt - Date.now();
  return clockOf(
    () => Date.now() + offset,
    (to) => (offset = to - Date.now()),
  );
}
