import type { ComponentSpace, Element as EngineElement } from 'glass-easel';
import { showAsset } from '../engine/assets';
import { scopedClasses } from '../engine/style-scope';
import { define, textOf } from './define';
import type { Builtin } from './define';

/** A node as pages write it; without a type it is an element. */
interface RichNode {
  type?: string;
  text?: string;
  name?: string;
  attrs?: Record<string, unknown>;
  children?: RichNode[];
}

/** What WeChat draws; others lose their tag and what is within. */
const TAGS = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em ' +
    'fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section ' +
    'small span strong sub sup table tbody td tfoot th thead tr tt u ul'
  ).split(' '),
);
const ATTRIBUTES = new Set([
  'alt',
  'width',
  'height',
  'colspan',
  'rowspan',
  'align',
  'dir',
  'start',
  'type',
  'span',
  'size',
  'color',
  'face',
]);
const NAMED: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  ensp: '\u2002',
  emsp: '\u2003',
};

const decoded = (text: string) =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code?: string, name?: string) =>
    code ? String.fromCodePoint(Number(code)) : (NAMED[name ?? ''] ?? whole),
  );

function nodesOfHtml(html: string): RichNode[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const read = (node: Node): RichNode[] => {
    if (node.nodeType === Node.TEXT_NODE) return [{ type: 'text', text: node.nodeValue ?? '' }];
    if (!(node instanceof Element)) return [];
    const attrs = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
    return [{ name: node.tagName, attrs, children: [...node.childNodes].flatMap(read) }];
  };
  return [...body.childNodes].flatMap(read);
}

/** Builds what is allowed, node by node; nothing of a text is ever taken for markup. */
class Drawing {
  constructor(
    private readonly self: Builtin,
    private readonly isParsed: boolean,
  ) {}

  node = (rich: RichNode): Node[] => {
    if (rich.type === 'text') {
      const text = textOf(rich.text);
      return [document.createTextNode(this.isParsed ? text : decoded(text))];
    }
    const name = textOf(rich.name).toLowerCase();
    if (!TAGS.has(name)) return [];
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(rich.attrs ?? {}))
      this.attribute(element, key.toLowerCase(), textOf(value));
    element.append(...(rich.children ?? []).flatMap(this.node));
    return [element];
  };

  private attribute(element: HTMLElement, key: string, value: string): void {
    if (key === 'class') element.classList.add(...scopedClasses(this.self as unknown as EngineElement, value));
    if (key === 'style') element.style.cssText = value.replace(/(-?[\d.]+)rpx\b/g, 'calc($1 * 100vw / 750)');
    if (key === 'src' && element instanceof HTMLImageElement) showAsset(this.self, value, element);
    if (ATTRIBUTES.has(key)) element.setAttribute(key, value);
  }
}

/** `rich-text`: what somebody else wrote, without their scripts and links. */
export function defineRichText(space: ComponentSpace): void {
  define(space, 'rich-text', {
    properties: { nodes: null, space: String, userSelect: Boolean },
    changed(self, property) {
      if (property !== 'nodes') return;
      const { nodes } = self.data;
      const isText = typeof nodes === 'string';
      const list = isText ? nodesOfHtml(nodes) : Array.isArray(nodes) ? (nodes as RichNode[]) : [];
      self.$$.replaceChildren(...list.flatMap(new Drawing(self, isText).node));
    },
  });
}
