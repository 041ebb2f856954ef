import type { ComponentSpace } from 'glass-easel';
import { builtinOf, define, textOf } from './define';
import type { Builtin } from './define';
import { fieldOf } from './text-field';

/** What the named fields of a form hold. */
export function formValue({ $$: node }: Builtin): Record<string, unknown> {
  const fields = [...node.querySelectorAll('wx-input, wx-textarea')].map(builtinOf).filter((one) => one !== null);
  const named = fields.filter(({ data }) => data['name']);
  return Object.fromEntries(named.map((field) => [String(field.data['name']), fieldOf(field)?.value ?? '']));
}

/** `form`, and `label`, which hands a tap to the field it names or holds. */
export function defineForm(space: ComponentSpace): void {
  define(space, 'form', { properties: { reportSubmit: Boolean } });
  define(space, 'label', {
    properties: { for: String },
    created(self) {
      self.addListener('tap', () => {
        const id = textOf(self.data['for']);
        const target = id ? document.getElementById(id) : self.$$.querySelector('wx-input, wx-textarea');
        const field = builtinOf(target);
        if (field) fieldOf(field)?.focus();
      });
    },
  });
}
