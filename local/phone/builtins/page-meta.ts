import type { ComponentSpace } from 'glass-easel';
import { define, textOf } from './define';

/** `page-meta`: what a page says of itself as a whole; here its style and the size of `rem`. */
export function definePageMeta(space: ComponentSpace): void {
  define(space, 'page-meta', {
    properties: { pageStyle: String, rootFontSize: String, backgroundTextStyle: String, backgroundColor: String },
    attached: ({ $$: node, data }) => applyStyle(node, textOf(data['pageStyle'])),
    changed({ $$: node, data }, property) {
      if (property === 'pageStyle') applyStyle(node, textOf(data['pageStyle']));
    },
  });
}

/** The tab bar stands beside the page and takes its style too. */
function applyStyle(node: HTMLElement, style: string): void {
  const page = node.closest<HTMLElement>('.wx-window');
  if (page) page.style.cssText = style;
}
