/**
 * Lets the screen's time follow the machine's clock, which the panel moves. Without a gateway it stays the browser's.
 */
export async function followClock(): Promise<void> {
  const shift = await shiftOfGateway();
  const RealDate = Date;
  class ShiftedDate extends RealDate {
    constructor(...parts: [] | [number | string]) {
      if (parts.length === 0) super(RealDate.now() + shift);
      else super(...parts);
    }
    static override now(): number {
      return RealDate.now() + shift;
    }
  }
  globalThis.Date = ShiftedDate as unknown as DateConstructor;
}

async function shiftOfGateway(): Promise<number> {
  try {
    const { now } = await (globalThis as unknown as { __clock: Promise<{ now: number }> }).__clock;
    return now - Date.now();
  } catch {
    return 0;
  }
}
