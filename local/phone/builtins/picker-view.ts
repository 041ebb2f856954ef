import type { ComponentSpace, Element } from 'glass-easel';
import { scopedClasses } from '../engine/style-scope';
import { builtinOf, define, tell, textOf } from './define';
import type { Builtin } from './define';

/** A column that has rested for this long stands still, milliseconds. */
const REST_MS = 100;

const columnsOf = ({ $$: node }: Builtin) => [...node.querySelectorAll<HTMLElement>('wx-picker-view-column')];
const rowOf = (view: HTMLElement) => view.querySelector<HTMLElement>(':scope > .wx-picker-window')?.offsetHeight || 34;
const valueOf = (self: Builtin) => (Array.isArray(self.data['value']) ? (self.data['value'] as unknown[]) : []);

/** Rows are as high as the window, and the first can come to stand in it. */
function lay(self: Builtin): void {
  const view = self.$$;
  const row = rowOf(view);
  view.style.setProperty('--row', `${row}px`);
  view.style.setProperty('--rest', `${Math.max(0, (view.clientHeight - row) / 2)}px`);
  columnsOf(self).forEach((column, i) => {
    column.scrollTo({ top: (Number(valueOf(self)[i]) || 0) * row, behavior: 'instant' });
  });
}

function rested(self: Builtin): void {
  const row = rowOf(self.$$);
  const value = columnsOf(self).map((column) => Math.round(column.scrollTop / row));
  columnsOf(self).forEach((column, i) => column.scrollTo({ top: value[i]! * row, behavior: 'smooth' }));
  tell(self, 'pickend');
  if (JSON.stringify(value) === JSON.stringify(columnsOf(self).map((_, i) => Number(valueOf(self)[i]) || 0))) return;
  self.setData({ value });
  tell(self, 'change', { value });
}

function listenTo(column: Builtin): void {
  let timer = 0;
  let isMoving = false;
  column.$$.addEventListener(
    'scroll',
    () => {
      const view = builtinOf(column.$$.closest('wx-picker-view'));
      if (!view) return;
      if (!isMoving) tell(view, 'pickstart');
      isMoving = true;
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        isMoving = false;
        rested(view);
      }, REST_MS);
    },
    { passive: true },
  );
}

/** `picker-view` and its columns. */
export function definePickerView(space: ComponentSpace): void {
  define(space, 'picker-view', {
    properties: {
      value: { type: Array, value: [] },
      indicatorStyle: String,
      indicatorClass: String,
      maskStyle: String,
      maskClass: String,
      immediateChange: Boolean,
    },
    created({ $$: node }) {
      const window = document.createElement('div');
      window.className = 'wx-picker-window';
      node.append(window);
    },
    attached: (self) => requestAnimationFrame(() => lay(self)),
    changed(self) {
      const window = self.$$.querySelector<HTMLElement>(':scope > .wx-picker-window')!;
      window.style.cssText = textOf(self.data['indicatorStyle']);
      window.className = 'wx-picker-window';
      window.classList.add(...scopedClasses(self as unknown as Element, textOf(self.data['indicatorClass'])));
      requestAnimationFrame(() => lay(self));
    },
  });
  define(space, 'picker-view-column', { created: listenTo });
}
