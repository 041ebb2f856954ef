import { builtinOf } from './define';
import type { Builtin } from './define';

/** What takes part in a form, and in a label. */
export interface Field {
  value(): unknown;
  /** What a tap on its label does. */
  activate(): void;
  reset(): void;
}

const fields = new WeakMap<Builtin, Field>();

/** Makes a built-in a field. */
export const asField = (self: Builtin, field: Field): void => void fields.set(self, field);

/** The field that a DOM node is the host of. */
export function fieldAt(node: Element): { self: Builtin; field: Field } | null {
  const self = builtinOf(node);
  const field = self && fields.get(self);
  return field ? { self, field } : null;
}

/** The fields within a node, in the order of the page. */
export const fieldsIn = (node: Element) => [...node.querySelectorAll('*')].flatMap((one) => fieldAt(one) ?? []);
