import type { ComponentSpace } from 'glass-easel';
import { define, tell, textOf } from './define';
import type { Builtin } from './define';

function onScroll(self: Builtin): void {
  const { $$: node, data } = self;
  const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = node;
  tell(self, 'scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth });
  const rest = scrollHeight - clientHeight - scrollTop;
  const isLow = rest <= Number(data['lowerThreshold']);
  if (isLow && node.dataset['low'] !== '1') tell(self, 'scrolltolower', { direction: 'bottom' });
  node.dataset['low'] = isLow ? '1' : '';
}

/** `scroll-view`: scrolls on its own, along one way or both. */
export function defineScrollView(space: ComponentSpace): void {
  define(space, 'scroll-view', {
    properties: {
      scrollX: Boolean,
      scrollY: Boolean,
      scrollTop: null,
      scrollLeft: null,
      scrollIntoView: String,
      scrollWithAnimation: Boolean,
      upperThreshold: { type: Number, value: 50 },
      lowerThreshold: { type: Number, value: 50 },
      enhanced: Boolean,
      showScrollbar: null,
      enableFlex: Boolean,
      enablePassive: null,
    },
    created: (self) => self.$$.addEventListener('scroll', () => onScroll(self), { passive: true }),
    changed({ $$: node, data }, property) {
      node.style.overflowX = data['scrollX'] ? 'auto' : 'hidden';
      node.style.overflowY = data['scrollY'] ? 'auto' : 'hidden';
      if (property === 'scrollTop' && data['scrollTop'] !== null) node.scrollTop = Number(data['scrollTop']);
      if (property === 'scrollLeft' && data['scrollLeft'] !== null) node.scrollLeft = Number(data['scrollLeft']);
      const target = property === 'scrollIntoView' && document.getElementById(textOf(data['scrollIntoView']));
      if (target) target.scrollIntoView({ block: 'start' });
    },
  });
}
