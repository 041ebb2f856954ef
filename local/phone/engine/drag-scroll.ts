const SLOP = 6;
const FIELDS = 'input, textarea, select, [contenteditable]';

const scrolls = (overflow: string, content: number, box: number) => /auto|scroll/.test(overflow) && content > box + 1;

/** The nearest node that can scroll along a way. */
function scrollableOf(from: Element, isVertical: boolean): Element | null {
  for (let node: Element | null = from; node; node = node.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(node);
    const fits = isVertical
      ? scrolls(overflowY, node.scrollHeight, node.clientHeight)
      : scrolls(overflowX, node.scrollWidth, node.clientWidth);
    if (fits) return node;
  }
  return null;
}

/** Lets the mouse drag what a finger would push. */
export function dragScroll() {
  let last: { x: number; y: number; from: Element } | null = null;
  let scroller: Element | null = null;
  let isVertical = true;
  return {
    begin({ target, clientX: x, clientY: y }: MouseEvent): void {
      const from = target instanceof Element && !target.closest(FIELDS) ? target : null;
      last = from && { x, y, from };
      scroller = null;
    },
    move({ clientX: x, clientY: y }: MouseEvent): void {
      if (!last) return;
      if (!scroller) {
        if (Math.hypot(x - last.x, y - last.y) < SLOP) return;
        isVertical = Math.abs(y - last.y) >= Math.abs(x - last.x);
        scroller = scrollableOf(last.from, isVertical);
      }
      if (isVertical) scroller?.scrollBy(0, last.y - y);
      else scroller?.scrollBy(last.x - x, 0);
      last = { ...last, x, y };
    },
    end(): void {
      last = null;
    },
  };
}
