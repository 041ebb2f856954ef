import type { ComponentSpace } from 'glass-easel';
import { define, textOf } from './define';
import type { Builtin } from './define';

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': '\u00a0',
  '&ensp;': '\u2002',
  '&emsp;': '\u2003',
  '&lt;': '<',
  '&gt;': '>',
  '&apos;': "'",
  '&amp;': '&',
};
const SPACES: Readonly<Record<string, string>> = { nbsp: '\u00a0', ensp: '\u2002', emsp: '\u2003' };
const watchers = new WeakMap<Builtin, MutationObserver>();

function shown(text: string, { data }: Builtin): string {
  const space = SPACES[textOf(data['space'])];
  const spaced = space ? text.replaceAll(' ', space) : text;
  return data['decode'] ? spaced.replace(/&(nbsp|ensp|emsp|lt|gt|apos|amp);/g, (entity) => ENTITIES[entity]!) : spaced;
}

function rewrite(self: Builtin): void {
  const walker = document.createTreeWalker(self.$$, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    const wanted = shown(text, self);
    if (wanted !== text) node.nodeValue = wanted;
  }
}

/** Only texts that decode or widen spaces are watched; the others are what the engine wrote. */
function watch(self: Builtin): void {
  if (watchers.has(self) || !(self.data['decode'] || self.data['space'])) return;
  const watcher = new MutationObserver(() => rewrite(self));
  watcher.observe(self.$$, { subtree: true, childList: true, characterData: true });
  watchers.set(self, watcher);
  rewrite(self);
}

/** `text`. */
export function defineText(space: ComponentSpace): void {
  define(space, 'text', {
    properties: {
      selectable: Boolean,
      userSelect: Boolean,
      space: String,
      decode: Boolean,
      overflow: String,
      maxLines: Number,
    },
    attached: watch,
    detached: (self) => watchers.get(self)?.disconnect(),
    changed(self) {
      const { $$: node, data } = self;
      node.toggleAttribute('selectable', Boolean(data['selectable']) || Boolean(data['userSelect']));
      const lines = Number(data['maxLines']);
      node.style.setProperty('--lines', lines > 0 ? String(lines) : '');
      node.toggleAttribute('clamped', lines > 0);
      if (node.isConnected) watch(self);
    },
  });
}
