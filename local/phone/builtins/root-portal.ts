import type { ComponentSpace } from 'glass-easel';
import { define } from './define';
import type { Builtin } from './define';

const containers = new WeakMap<Builtin, HTMLElement>();

/** The engine goes on adding to the host and taking from it; both happen in the container, wherever that is. */
function create(self: Builtin): void {
  const { $$: host } = self;
  const container = document.createElement('div');
  container.className = 'wx-portal';
  container.append(...host.childNodes);
  host.append(container);
  containers.set(self, container);
  host.appendChild = (node) => container.appendChild(node);
  host.insertBefore = (node, before) => container.insertBefore(node, before);
  host.removeChild = (node) => container.removeChild(node);
  host.replaceChild = (node, old) => container.replaceChild(node, old);
}

/** The end of the page inherits what the page says of letters and colours, and nothing of what lies between. */
function place(self: Builtin): void {
  const container = containers.get(self)!;
  const page = self.$$.closest('wx-page');
  if (self.data['enable'] && page) page.append(container);
  else self.$$.append(container);
}

/** `root-portal`: content that leaves its place for the root of the page, out of what clips or moves it there. */
export function defineRootPortal(space: ComponentSpace): void {
  define(space, 'root-portal', {
    properties: { enable: { type: Boolean, value: true } },
    created: create,
    attached: place,
    detached: (self) => containers.get(self)!.remove(),
    changed(self) {
      if (self.$$.isConnected) place(self);
    },
  });
}
