import { Component, Event } from 'glass-easel';
import type { Element } from 'glass-easel';
import { firstNodeOf } from './first-node';
import { scopedClasses } from './style-scope';

interface Instance {
  _$?: Instance;
  dataset?: object;
  getShadowRoot?(): {
    querySelector(selector: string): Instance | null;
    querySelectorAll(selector: string): Instance[];
  };
  getMethodCaller?(): object;
}
type Handler = (this: unknown, ...args: unknown[]) => unknown;
type Descriptor = Record<string, unknown>;

const known = new WeakMap<object, Descriptor>();

/** What WXS is given for a component or an element; it exists also for those that are not in the DOM. */
function descriptorOf(target: Instance): Descriptor {
  const element = target._$ ?? target;
  const found = known.get(element) ?? describe(element);
  known.set(element, found);
  return found;
}

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function describe(instance: Instance): Descriptor {
  const element = instance as unknown as Element;
  const node = () => firstNodeOf(instance as never);
  const state: Record<string, unknown> = {};
  const scoped = (name: string) => scopedClasses(element, name);
  return {
    getState: () => state,
    getDataset: () => instance.dataset ?? {},
    selectComponent(selector: string): Descriptor | null {
      const found = instance.getShadowRoot?.().querySelector(selector);
      return found ? descriptorOf(found) : null;
    },
    selectAllComponents: (selector: string): Descriptor[] =>
      [...(instance.getShadowRoot?.().querySelectorAll(selector) ?? [])].map(descriptorOf),
    setStyle(style: string | Record<string, string>) {
      const target = node();
      if (!target) return;
      if (typeof style === 'string') target.style.cssText = style;
      else Object.assign(target.style, Object.fromEntries(Object.entries(style).map(([k, v]) => [camel(k), v])));
    },
    addClass: (name: string) => node()?.classList.add(...scoped(name)),
    removeClass: (name: string) => node()?.classList.remove(...scoped(name)),
    hasClass: (name: string) => scoped(name).some((one) => node()?.classList.contains(one)),
    callMethod: (name: string, argument: unknown) =>
      (Component.getMethod(element as never, name) as Handler | undefined)?.call(
        instance.getMethodCaller?.(),
        argument,
      ),
    triggerEvent: (name: string, detail: unknown) => Event.triggerEvent(element, name, detail),
    getBoundingClientRect: () => node()?.getBoundingClientRect() ?? null,
    getComputedStyle(names: string[]) {
      const target = node();
      const style = target && getComputedStyle(target);
      return Object.fromEntries(names.map((name) => [name, style?.getPropertyValue(name) ?? '']));
    },
    requestAnimationFrame: (act: FrameRequestCallback) => requestAnimationFrame(act),
    setTimeout: (act: () => void, ms: number) => window.setTimeout(act, ms),
    clearTimeout: (id: number) => window.clearTimeout(id),
  };
}

interface Caller {
  _$?: { getComponentDefinition(): { behavior: { getMethods(): Record<string, unknown> } } };
}

/** Whether a listener is one of the component's own methods, and not one of WXS. */
function isMethod(caller: Caller, handler: unknown): boolean {
  const methods = caller._$?.getComponentDefinition().behavior.getMethods() ?? {};
  return Object.values(methods).includes(handler);
}

/** What the templates' runtime calls: `event` around every listener, `property` around every `change:` listener. */
export const wxsHost = {
  event(caller: Caller, event: { currentTarget: Instance }, handler: Handler): unknown {
    if (isMethod(caller, handler)) return handler.call(caller, event);
    const told = Object.create(event, { instance: { value: descriptorOf(event.currentTarget) } }) as object;
    return handler.call(null, told, descriptorOf(caller as Instance));
  },
  property:
    (handler: Handler) =>
    (now: unknown, before: unknown, host: Instance, element: Instance): void =>
      queueMicrotask(() => handler.call(null, now, before, descriptorOf(host), descriptorOf(element))),
};
