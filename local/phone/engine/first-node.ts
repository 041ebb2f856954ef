/** An element of the engine, as far as its DOM is looked for. */
export interface Rendered {
  $$?: unknown;
  childNodes?: Rendered[];
  shadowRoot?: Rendered;
}

/** The first DOM node of an element; a virtual host has none of its own. */
export function firstNodeOf(element: Rendered): HTMLElement | null {
  if (element.$$ instanceof HTMLElement) return element.$$;
  for (const child of element.shadowRoot?.childNodes ?? element.childNodes ?? []) {
    const node = firstNodeOf(child);
    if (node) return node;
  }
  return null;
}

/** The page that a node lies on: ids are unique within it only. */
export const pageOf = (node: Element): Element => node.closest('.wx-screen') ?? document.body;

/** The node with an id on the same page. */
export const byId = (near: Element, id: string): HTMLElement | null =>
  id === '' ? null : pageOf(near).querySelector<HTMLElement>(`[id="${id.replaceAll('"', '')}"]`);
