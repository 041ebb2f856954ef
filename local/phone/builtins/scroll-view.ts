import type { ComponentSpace } from 'glass-easel';
import { byId } from '../engine/first-node';
import type { WithNode } from '../engine/fields';
import { define, tell, textOf } from './define';
import type { Builtin } from './define';

const PROPERTIES = {
  scrollX: Boolean,
  scrollY: Boolean,
  scrollTop: null,
  scrollLeft: null,
  scrollIntoView: String,
  scrollIntoViewOffset: null,
  scrollWithAnimation: Boolean,
  upperThreshold: { type: null, value: 50 },
  lowerThreshold: { type: null, value: 50 },
  refresherEnabled: Boolean,
  refresherTriggered: Boolean,
  refresherThreshold: { type: Number, value: 45 },
  refresherDefaultStyle: String,
  refresherBackground: String,
  enhanced: Boolean,
  bounces: null,
  pagingEnabled: Boolean,
  showScrollbar: null,
  enableFlex: Boolean,
  enablePassive: null,
  enableBackToTop: null,
  scrollAnchoring: null,
  fastDeceleration: null,
  usingSticky: null,
  type: String,
};

interface Edges {
  low: boolean;
  high: boolean;
  top: number;
  left: number;
}
const edges = new WeakMap<Builtin, Edges>();

function onScroll(self: Builtin): void {
  const { $$: node, data } = self;
  const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = node;
  const before = edges.get(self)!;
  const [deltaX, deltaY] = [before.left - scrollLeft, before.top - scrollTop];
  tell(self, 'scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX, deltaY });
  const isAcross = Boolean(data['scrollX']) && !data['scrollY'];
  const rest = isAcross ? scrollWidth - clientWidth - scrollLeft : scrollHeight - clientHeight - scrollTop;
  const low = rest <= Number.parseFloat(textOf(data['lowerThreshold'], '50'));
  const high = (isAcross ? scrollLeft : scrollTop) <= Number.parseFloat(textOf(data['upperThreshold'], '50'));
  if (low && !before.low) tell(self, 'scrolltolower', { direction: isAcross ? 'right' : 'bottom' });
  if (high && !before.high) tell(self, 'scrolltoupper', { direction: isAcross ? 'left' : 'top' });
  edges.set(self, { low, high, top: scrollTop, left: scrollLeft });
}

/** Pulling a scroll-view down from its top, where it has a refresher of its own. */
function listenToPulls(self: Builtin): void {
  let from: number | null = null;
  self.addListener('touchstart', ({ touches }) => {
    from = self.data['refresherEnabled'] && self.$$.scrollTop <= 0 ? (touches[0]?.clientY ?? null) : null;
  });
  self.addListener('touchend', ({ changedTouches }) => {
    if (from === null) return;
    const pulled = (changedTouches[0]?.clientY ?? from) - from;
    if (pulled < Number(self.data['refresherThreshold'])) return;
    self.setData({ refresherTriggered: true });
    tell(self, 'refresherrefresh', { dy: pulled });
  });
}

/** What is told while the first frame is drawn has no size to scroll in yet. */
function scrollTo({ $$: node, data }: Builtin, to: ScrollToOptions): void {
  const behavior = data['scrollWithAnimation'] ? 'smooth' : 'instant';
  requestAnimationFrame(() => node.scrollTo({ ...to, behavior }));
}

const MOVES: Readonly<Record<string, (self: Builtin) => void>> = {
  scrollTop: (self) => scrollTo(self, { top: Number.parseFloat(textOf(self.data['scrollTop'], '0')) }),
  scrollLeft: (self) => scrollTo(self, { left: Number.parseFloat(textOf(self.data['scrollLeft'], '0')) }),
  scrollIntoView(self) {
    requestAnimationFrame(() => {
      const target = byId(self.$$, textOf(self.data['scrollIntoView']));
      if (!target || !self.$$.contains(target)) return;
      const [here, there] = [self.$$.getBoundingClientRect(), target.getBoundingClientRect()];
      const to = { top: self.$$.scrollTop + there.top - here.top, left: self.$$.scrollLeft + there.left - here.left };
      scrollTo(self, self.data['scrollY'] ? { top: to.top } : { left: to.left });
    });
  },
};

/** `scroll-view`: scrolls on its own, along one way or both. */
export function defineScrollView(space: ComponentSpace): void {
  define(space, 'scroll-view', {
    properties: PROPERTIES,
    created(self) {
      edges.set(self, { low: false, high: true, top: 0, left: 0 });
      self.$$.addEventListener('scroll', () => onScroll(self), { passive: true });
      (self.$$ as WithNode).__wxNode = () => ({
        scrollTo: ({ top, left }: ScrollToOptions) =>
          scrollTo(self, { ...(top !== undefined && { top }), ...(left !== undefined && { left }) }),
        get scrollTop() {
          return self.$$.scrollTop;
        },
      });
      listenToPulls(self);
    },
    changed(self, property) {
      const { $$: node, data } = self;
      node.style.overflowX = data['scrollX'] ? 'auto' : 'hidden';
      node.style.overflowY = data['scrollY'] ? 'auto' : 'hidden';
      node.toggleAttribute('refreshing', Boolean(data['refresherTriggered']));
      if (data[property] !== null && data[property] !== '') MOVES[property]?.(self);
    },
  });
}
