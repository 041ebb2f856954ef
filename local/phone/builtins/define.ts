import { Event } from 'glass-easel';
import type { ComponentSpace, Element } from 'glass-easel';
import { play } from '../engine/animation';
import type { Step } from '../engine/animation';
import { textOf } from '../engine/text-of';

export { textOf };

/** An instance of a built-in: its host node, what its properties are now, and how it tells events. */
export interface Builtin {
  $$: HTMLElement;
  data: Record<string, unknown>;
  setData(change: Record<string, unknown>): void;
  addListener(type: string, listener: (event: TouchTold) => void): void;
}

/** A finger as the touch layer tells it. */
export interface Finger {
  clientX: number;
  clientY: number;
}

/** An event of the touch layer. */
export interface TouchTold {
  touches: Finger[];
  changedTouches: Finger[];
  getOriginalEvent?(): unknown;
}

/** Type of a property, or its type and first value. */
export type Property = unknown;

export interface BuiltinSpec {
  properties?: Record<string, Property>;
  created?(self: Builtin): void;
  attached?(self: Builtin): void;
  detached?(self: Builtin): void;
  /** Told after any property changed, with its name. */
  changed?(self: Builtin, property: string): void;
  /** The node that speaks for it to whoever cannot see the screen; its host when left out. */
  voice?(self: Builtin): HTMLElement | undefined;
}

interface Builder {
  options(options: object): Builder;
  property(name: string, spec: object): Builder;
  lifetime(name: string, act: (this: Builtin) => void): Builder;
  registerComponent(): never;
}

/** What every built-in may carry for whoever cannot see the screen, and the look of being pressed. */
const COMMON: Record<string, Property> = {
  hidden: Boolean,
  hoverClass: String,
  hoverStopPropagation: Boolean,
  hoverStartTime: Number,
  hoverStayTime: Number,
  animation: null,
  role: String,
  ariaRole: String,
  ariaLabel: String,
  ariaHidden: null,
  ariaDisabled: null,
  ariaChecked: null,
  ariaSelected: null,
  ariaLive: String,
  ariaModal: null,
  ariaBusy: null,
};

/** Makes a tag known to every page. */
export function define(space: ComponentSpace, tag: string, spec: BuiltinSpec = {}): void {
  let builder = space.define(`wx:${tag}`) as unknown as Builder;
  builder = builder.options({ idPrefixGenerator: null });
  for (const [name, type] of Object.entries({ ...COMMON, ...spec.properties })) {
    const property = typeof type === 'object' && type !== null ? type : { type };
    builder = builder.property(name, {
      ...property,
      observer(this: Builtin) {
        reflect(this, name, spec.voice?.(this) ?? this.$$);
        if (name === 'animation') animate(this);
        spec.changed?.(this, name);
      },
    });
  }
  builder = builder.lifetime('created', function () {
    spec.created?.(this);
  });
  builder = builder.lifetime('attached', function () {
    spec.attached?.(this);
  });
  builder = builder.lifetime('detached', function () {
    spec.detached?.(this);
  });
  space.setGlobalUsingComponent(tag, builder.registerComponent());
}

function animate({ $$: node, data }: Builtin): void {
  const { actions = [] } = (data['animation'] ?? {}) as { actions?: Step[] };
  play(node, actions);
}

/** Lets a built-in be tapped, and pressed with the keyboard; what is disabled is not. */
export function pressable(self: Builtin, role: string, press: (event: TouchTold | null) => void): void {
  const { $$: node } = self;
  node.setAttribute('role', role);
  node.tabIndex = 0;
  self.addListener('tap', (event) => {
    if (!self.data['disabled']) press(event);
  });
  node.addEventListener('keydown', (event) => {
    if ((event.key !== 'Enter' && event.key !== ' ') || event.target !== node) return;
    event.preventDefault();
    if (!self.data['disabled'])
      Event.triggerEvent(self as unknown as Element, 'tap', {}, { bubbles: true, composed: true });
  });
}

function reflect({ $$: host, data }: Builtin, name: string, node: HTMLElement): void {
  if (name === 'hidden') return void (host.hidden = Boolean(data['hidden']));
  if (!/^(role|aria)/.test(name)) return;
  const attribute = name === 'role' || name === 'ariaRole' ? 'role' : `aria-${name.slice(4).toLowerCase()}`;
  const value = data[name];
  if (value === null || value === undefined || value === '') node.removeAttribute(attribute);
  else node.setAttribute(attribute, textOf(value));
}

/** Tells an event of a built-in's own, such as `input`; it does not bubble. */
export function tell(self: Builtin, type: string, detail: object = {}): void {
  Event.triggerEvent(self as unknown as Element, type, detail, { bubbles: false });
}

/** The built-in that a DOM node is the host of. */
export function builtinOf(node: globalThis.Element | null): Builtin | null {
  return (node as { __wxElement?: Builtin } | null)?.__wxElement ?? null;
}
