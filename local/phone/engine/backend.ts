import { CurrentWindowBackendContext, Event } from 'glass-easel';
import type { Element } from 'glass-easel';

/** A DOM node that the engine knows as one of its elements. */
export interface HostNode extends HTMLElement {
  __wxElement?: Element;
}

/** Events that the touch layer makes; the browser's own of that name are not wanted. */
const ANIMATION = /^(transitionend|animationstart|animationend|animationiteration)$/;

/** Styles that a template writes may be in rpx. */
function withRpx(node: HTMLElement): HTMLElement {
  const setAttribute = node.setAttribute.bind(node);
  node.setAttribute = (name, value) =>
    setAttribute(name, name === 'style' ? value.replace(/(-?[\d.]+)rpx\b/g, 'calc($1 * 100vw / 750)') : value);
  return node;
}

/** The engine on the browser's DOM: host tags are called `wx-…`, so that nothing looks or acts as HTML does by itself. */
export class ScreenBackend extends CurrentWindowBackendContext {
  private readonly animated = new WeakMap<HTMLElement, Set<string>>();

  constructor() {
    super();
    const create = (tag: string) => withRpx(document.createElement(`wx-${tag.toLowerCase().replaceAll('_', '-')}`));
    this.document = {
      createElement: create,
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    } as never;
  }

  override setListenerStats(node: never, type: string): void {
    const host = node as HostNode | null;
    if (!host || !ANIMATION.test(type)) return;
    const known = this.animated.get(host) ?? new Set();
    this.animated.set(host, known);
    if (known.has(type)) return;
    known.add(type);
    host.addEventListener(type, (event) => {
      if (event.target === host && host.__wxElement) Event.triggerEvent(host.__wxElement, type, {}, { bubbles: false });
    });
  }

  override appendStyleSheetPath(): number {
    return 0;
  }

  override setModelBindingStat(): void {
    // Two-way bindings are told by the built-ins themselves.
  }
}
