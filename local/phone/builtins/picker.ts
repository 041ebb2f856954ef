import type { ComponentSpace } from 'glass-easel';
import { define, pressable, tell, textOf } from './define';
import type { Builtin } from './define';
import { asField } from './field';
import { MODES } from './picker-modes';
import type { Selection } from './picker-modes';
import { wheelOf } from './wheel';

const PROPERTIES = {
  mode: { type: String, value: 'selector' },
  headerText: String,
  range: { type: Array, value: [] },
  rangeKey: String,
  value: null,
  start: String,
  end: String,
  fields: { type: String, value: 'day' },
  customItem: String,
  level: { type: String, value: 'region' },
  disabled: Boolean,
  name: String,
};

function button(label: string, className: string, act: () => void): HTMLElement {
  const node = document.createElement('button');
  node.className = className;
  node.textContent = label;
  node.addEventListener('click', act);
  return node;
}

/** The wheels of a choice; turning one shows what the others then offer. */
function wheels(self: Builtin, selection: Selection): HTMLElement {
  const box = document.createElement('div');
  box.className = 'wx-wheels';
  const columns = selection.indexes.map((_, column) =>
    wheelOf((index) => {
      selection.indexes[column] = index;
      if (self.data['mode'] === 'multiSelector' || self.data['mode'] === 'region')
        tell(self, 'columnchange', { column, value: index });
      refresh();
    }),
  );
  let shown = '';
  const refresh = () => {
    if (self.data['mode'] === 'multiSelector') takeValue(self, selection);
    const labels = selection.labels();
    const now = JSON.stringify(labels);
    if (now === shown) return;
    const before = shown === '' ? [] : (JSON.parse(shown) as string[][]);
    shown = now;
    labels.forEach((one, i) => {
      if (JSON.stringify(before[i]) !== JSON.stringify(one)) columns[i]?.show(one, selection.indexes[i] ?? 0);
    });
  };
  refresh();
  box.append(...columns.map(({ node }) => node));
  return box;
}

/** A page may turn other columns back itself while one is turned. */
function takeValue({ data }: Builtin, { indexes }: Selection): void {
  const value = Array.isArray(data['value']) ? (data['value'] as unknown[]) : [];
  const ranges = Array.isArray(data['range']) ? (data['range'] as unknown[][]) : [];
  indexes.forEach((index, i) => {
    const last = Math.max(0, (ranges[i]?.length ?? 1) - 1);
    if (index > last) indexes[i] = Math.min(last, Number(value[i] ?? 0));
  });
}

async function open(self: Builtin): Promise<void> {
  const mode = textOf(self.data['mode']);
  const make = MODES[mode];
  if (!make) throw new Error(`picker: mode ${mode} is not provided`);
  const selection = await make(self.data);
  const layer = document.createElement('div');
  layer.className = 'wx-cover';
  const sheet = document.createElement('div');
  sheet.className = 'wx-picker';
  sheet.setAttribute('role', 'dialog');
  sheet.setAttribute('aria-label', textOf(self.data['headerText'], '请选择') || '请选择');
  const bar = document.createElement('header');
  const title = document.createElement('b');
  title.textContent = textOf(self.data['headerText']);
  const cancel = () => {
    layer.remove();
    tell(self, 'cancel');
  };
  const confirm = () => {
    layer.remove();
    const detail = selection.detail() as { value: unknown };
    self.setData({ value: detail.value });
    tell(self, 'change', detail);
  };
  bar.append(button('取消', '', cancel), title, button('确定', 'wx-yes', confirm));
  layer.addEventListener('click', ({ target }) => target === layer && cancel());
  sheet.append(bar, wheels(self, selection));
  layer.append(sheet);
  document.body.append(layer);
}

/** `picker` in its five modes. */
export function definePicker(space: ComponentSpace): void {
  define(space, 'picker', {
    properties: PROPERTIES,
    created(self) {
      pressable(self, 'button', () => void open(self));
      self.$$.setAttribute('aria-haspopup', 'dialog');
      asField(self, {
        value: () => self.data['value'],
        activate: () => void open(self),
        reset: () => self.setData({ value: null }),
      });
    },
    changed: ({ $$: node, data }) => node.toggleAttribute('disabled', Boolean(data['disabled'])),
  });
}
