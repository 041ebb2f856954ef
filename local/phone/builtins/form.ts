import type { ComponentSpace } from 'glass-easel';
import { isFormField } from '../engine/platform-behaviors';
import { byId } from '../engine/first-node';
import { builtinOf, define, tell, textOf } from './define';
import type { Builtin } from './define';
import { fieldAt, fieldsIn } from './field';

/** What the named fields of a form hold, and components that behave as `wx://form-field`. */
export function formValue({ $$: node }: Builtin): Record<string, unknown> {
  const own = fieldsIn(node).map(({ self, field }) => [textOf(self.data['name']), field.value()] as const);
  const components = [...node.querySelectorAll('*')]
    .map(builtinOf)
    .filter((one) => one !== null && isFormField(one))
    .map((one) => [textOf(one!.data['name']), one!.data['value']] as const);
  return Object.fromEntries([...own, ...components].filter(([name]) => name !== ''));
}

/** Sends a form to its page. */
export function submitForm(form: Builtin, target: Builtin): void {
  tell(form, 'submit', { value: formValue(form), target: { id: target.$$.id } });
}

/** Empties a form and tells its page. */
export function resetForm(form: Builtin): void {
  fieldsIn(form.$$).forEach(({ field }) => field.reset());
  tell(form, 'reset');
}

function labelled({ data, $$: node }: Builtin) {
  const named = byId(node, textOf(data['for']));
  return named ? fieldAt(named) : (fieldsIn(node)[0] ?? null);
}

/** Whether a tap hit a field itself, or a button, which answer for themselves. */
function hitsField(target: unknown, label: HTMLElement): boolean {
  for (let node = target as HTMLElement | null; node && node !== label; node = node.parentElement) {
    if (fieldAt(node) || node.tagName === 'WX-BUTTON') return true;
  }
  return false;
}

/** `form`, and `label`, which hands a tap to the field it names or holds. */
export function defineForm(space: ComponentSpace): void {
  define(space, 'form', { properties: { reportSubmit: Boolean, reportSubmitTimeout: Number } });
  define(space, 'label', {
    properties: { for: String },
    created(self) {
      self.addListener('tap', (event) => {
        const origin = (event.getOriginalEvent?.() as UIEvent | undefined)?.target;
        if (!hitsField(origin, self.$$)) labelled(self)?.field.activate();
      });
    },
  });
}
