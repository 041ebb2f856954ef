import type { ComponentSpace } from 'glass-easel';
import { pageOf } from '../engine/first-node';
import { BACK } from '../engine/page';
import { define, tell, textOf } from './define';
import type { Builtin } from './define';

const layers = new WeakMap<Builtin, HTMLElement>();
const leaving = new WeakMap<Builtin, () => void>();

function enter(self: Builtin): void {
  const layer = layers.get(self)!;
  const page = pageOf(self.$$);
  const back = (event: Event) => {
    event.preventDefault();
    close(self);
  };
  page.addEventListener(BACK, back);
  leaving.set(self, () => page.removeEventListener(BACK, back));
  tell(self, 'beforeenter');
  self.$$.setAttribute('open', '');
  layer.hidden = !self.data['overlay'];
  tell(self, 'enter');
  setTimeout(() => tell(self, 'afterenter'), Number(self.data['duration']));
}

function leave(self: Builtin): void {
  const stop = leaving.get(self);
  if (!stop) return;
  stop();
  leaving.delete(self);
  tell(self, 'beforeleave');
  self.$$.removeAttribute('open');
  layers.get(self)!.hidden = true;
  tell(self, 'leave');
  setTimeout(() => tell(self, 'afterleave'), Number(self.data['duration']));
}

const close = (self: Builtin) => self.setData({ show: false });

/** `page-container`: a page within the page, which the way back closes first. */
export function definePageContainer(space: ComponentSpace): void {
  define(space, 'page-container', {
    properties: {
      show: Boolean,
      duration: { type: Number, value: 300 },
      zIndex: { type: Number, value: 100 },
      overlay: { type: Boolean, value: true },
      position: { type: String, value: 'bottom' },
      round: Boolean,
      closeOnSlideDown: Boolean,
      overlayStyle: String,
      customStyle: String,
    },
    created(self) {
      const layer = document.createElement('div');
      layer.className = 'wx-page-overlay';
      layer.hidden = true;
      layer.addEventListener('click', () => {
        tell(self, 'clickoverlay');
        close(self);
      });
      self.$$.append(layer);
      layers.set(self, layer);
    },
    attached(self) {
      if (self.data['show'] && !leaving.has(self)) enter(self);
    },
    detached: (self) => leaving.get(self)?.(),
    changed(self, property) {
      const { $$: node, data } = self;
      node.style.cssText = `${textOf(data['customStyle'])};z-index:${Number(data['zIndex'])};--ms:${Number(data['duration'])}ms`;
      node.setAttribute('position', textOf(data['position']));
      node.toggleAttribute('round', Boolean(data['round']));
      layers.get(self)!.style.cssText = textOf(data['overlayStyle']);
      if (property !== 'show' || !node.isConnected) return;
      if (data['show']) enter(self);
      else leave(self);
    },
  });
}
