import { component as componentApi } from 'glass-easel-miniprogram-adapter';
import type { GeneralComponent } from 'glass-easel';
import { report } from './report';

/** WeChat carries no more than this to the screen at once, bytes of JSON. */
const MOST = 1024 * 1024;
/** Above this a page feels slow on the phones we care for; tests assert that nothing is, bytes. */
const HEAVY = 32 * 1024;

type Change = Record<string, unknown>;
interface Caller {
  is: string;
  /** Its element in the framework. */
  _$: GeneralComponent;
  setData: (this: Caller, change: Change, done?: () => void) => void;
}

const isInstance = (value: unknown) => value instanceof componentApi.ComponentCaller;

/** Bytes of a change as JSON; cyclic data weighs nothing. Says whether instances of components are among it. */
function weighed(change: Change): { bytes: number; hasInstances: boolean } {
  let hasInstances = false;
  const text = (() => {
    try {
      return JSON.stringify(change, (_, value: unknown) => {
        if (!isInstance(value)) return value;
        hasInstances = true;
        return {};
      });
    } catch {
      return '';
    }
  })();
  return { bytes: new TextEncoder().encode(text).length, hasInstances };
}

/** An instance arrives on the screen as an empty object; copying it would walk into the whole engine. */
function withoutInstances(value: unknown): unknown {
  if (isInstance(value)) return {};
  if (Array.isArray(value)) return value.map(withoutInstances);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutInstances(one)]));
}

const watched = new WeakSet<Caller>();
const gone = new WeakSet<Caller>();

/** Whether a component has left the screen; an answer that comes later changes nothing any more, as in WeChat. */
function isGone(caller: Caller): boolean {
  if (!watched.has(caller)) {
    watched.add(caller);
    caller._$.addLifetimeListener('attached', () => gone.delete(caller));
    caller._$.addLifetimeListener('detached', () => gone.add(caller));
  }
  return gone.has(caller);
}

/** Refuses a `setData` that WeChat would not carry, and records those that are heavy. */
export function limitSetData(): void {
  const prototype = componentApi.ComponentCaller.prototype as unknown as Caller;
  const { setData } = prototype;
  prototype.setData = function (change, done) {
    const { bytes, hasInstances } = weighed(change);
    if (bytes > MOST) throw new Error(`setData: ${bytes} bytes exceed the limit of ${MOST} bytes`);
    if (bytes > HEAVY) report.heavy.push({ of: this.is, bytes, keys: Object.keys(change) });
    if (isGone(this)) return;
    setData.call(this, hasInstances ? (withoutInstances(change) as Change) : change, done);
  };
}
