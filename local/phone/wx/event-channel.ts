type Listener = (...args: unknown[]) => void;

/** One end of the wire between a page and the page it opened. */
export class EventChannel {
  private readonly listeners = new Map<string, Listener[]>();
  private other: EventChannel = this;

  /** Both ends: that of the page that opens, and that of the page that is opened. */
  static pair(events: Record<string, Listener>): [EventChannel, EventChannel] {
    const [here, there] = [new EventChannel(), new EventChannel()];
    here.other = there;
    there.other = here;
    for (const [name, listener] of Object.entries(events)) here.on(name, listener);
    return [here, there];
  }

  emit(name: string, ...args: unknown[]): void {
    for (const listener of this.other.listeners.get(name) ?? []) listener(...args);
  }

  on(name: string, listener: Listener): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
  }

  off(name: string, listener?: Listener): void {
    const rest = (this.listeners.get(name) ?? []).filter((one) => listener !== undefined && one !== listener);
    this.listeners.set(name, rest);
  }
}
