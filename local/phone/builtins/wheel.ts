/** Height of a row of a wheel, pixels. */
export const ROW = 44;
/** A wheel that has rested for this long stands still, milliseconds. */
const REST_MS = 90;

/** One column to turn. */
export interface Wheel {
  node: HTMLElement;
  /** Shows other labels; turns to a row. */
  show(labels: readonly string[], index: number): void;
}

/** A column of labels that turns under a window. @param turned told the row it came to rest at */
export function wheelOf(turned: (index: number) => void): Wheel {
  const node = document.createElement('div');
  node.className = 'wx-wheel';
  node.setAttribute('role', 'listbox');
  node.tabIndex = 0;
  let current = 0;
  let timer = 0;

  const mark = () => [...node.children].forEach((row, i) => row.setAttribute('aria-selected', String(i === current)));
  const turn = (index: number) => {
    const next = Math.min(node.childElementCount - 1, Math.max(0, index));
    node.scrollTo({ top: next * ROW, behavior: 'instant' });
    if (next === current) return;
    current = next;
    mark();
    turned(next);
  };
  /** A wheel that was put away stands at no row. */
  const rest = () => node.isConnected && turn(Math.round(node.scrollTop / ROW));
  node.addEventListener(
    'scroll',
    () => {
      clearTimeout(timer);
      timer = window.setTimeout(rest, REST_MS);
    },
    { passive: true },
  );
  node.addEventListener('keydown', (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    turn(current + by);
  });
  return {
    node,
    show(labels, index) {
      const rows = labels.map((label, i) => {
        const row = document.createElement('div');
        row.textContent = label;
        row.setAttribute('role', 'option');
        row.addEventListener('click', () => turn(i));
        return row;
      });
      node.replaceChildren(...rows);
      current = Math.min(labels.length - 1, Math.max(0, index));
      mark();
      requestAnimationFrame(() => node.scrollTo({ top: current * ROW, behavior: 'instant' }));
    },
  };
}
