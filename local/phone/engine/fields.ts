/** An element of the engine, as far as a query reads it. */
export interface Queried {
  id?: string;
  dataset?: Record<string, unknown>;
  data?: Record<string, unknown>;
  collectMarks?(): Record<string, unknown>;
}

/** What a query may ask for. */
export interface Fields {
  id?: boolean;
  dataset?: boolean;
  mark?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  properties?: string[];
  computedStyle?: string[];
  context?: boolean;
  node?: boolean;
}

/** A DOM node that stands for something a page may hold: a canvas, a map, a video, a scroll-view. */
export interface WithNode {
  __wxNode?: () => unknown;
}

type Read = (element: Queried | null, node: HTMLElement, fields: Fields) => Record<string, unknown>;

/** The page's viewport starts below the bar. */
const originOf = (node: HTMLElement) =>
  (node.closest('.wx-window') ?? document.querySelector('.wx-screen:not([hidden]) .wx-window'))?.getBoundingClientRect()
    .top ?? 0;
const hyphenated = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const READERS: Readonly<Record<keyof Fields, Read>> = {
  id: (element) => ({ id: element?.id ?? '' }),
  dataset: (element) => ({ dataset: element?.dataset ?? {} }),
  mark: (element) => ({ mark: element?.collectMarks?.() ?? {} }),
  rect(_, node) {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    const origin = originOf(node);
    return { left, top: top - origin, right, bottom: bottom - origin };
  },
  size(_, node) {
    const { width, height } = node.getBoundingClientRect();
    return { width, height };
  },
  scrollOffset: (_, { scrollLeft, scrollTop, scrollWidth, scrollHeight }) => ({
    scrollLeft,
    scrollTop,
    scrollWidth,
    scrollHeight,
  }),
  properties: (element, _, { properties = [] }) =>
    Object.fromEntries(properties.map((name) => [name, element?.data?.[name]])),
  computedStyle(_, node, { computedStyle = [] }) {
    const style = getComputedStyle(node);
    return Object.fromEntries(computedStyle.map((name) => [name, style.getPropertyValue(hyphenated(name))]));
  },
  context: (_, node) => ({ context: (node as WithNode).__wxNode?.() ?? null }),
  node: (_, node) => ({ node: (node as WithNode).__wxNode?.() ?? null }),
};

/** What was asked for about an element (`null`: the page's viewport) and its DOM node. */
export function readFields(element: Queried | null, node: HTMLElement, fields: Fields): Record<string, unknown> {
  const asked = (Object.keys(READERS) as (keyof Fields)[]).filter((name) => fields[name]);
  return Object.assign({}, ...asked.map((name) => READERS[name](element, node, fields))) as Record<string, unknown>;
}
