import type { ComponentSpace } from 'glass-easel';
import { builtinOf, define, pressable, tell, textOf } from './define';
import type { Builtin } from './define';
import { asField } from './field';

type Kind = 'radio' | 'checkbox';

const groupOf = ({ $$: node }: Builtin, kind: Kind) =>
  builtinOf(node.parentElement?.closest(`wx-${kind}-group`) ?? null);
const membersOf = ({ $$: node }: Builtin, kind: Kind) =>
  [...node.querySelectorAll(`wx-${kind}`)].flatMap((one) => builtinOf(one) ?? []);
const isChecked = ({ data }: Builtin) => Boolean(data['checked']);

function defineGroup(space: ComponentSpace, kind: Kind): void {
  const checked = (self: Builtin) => membersOf(self, kind).filter(isChecked);
  define(space, `${kind}-group`, {
    properties: { name: String },
    created(self) {
      if (kind === 'radio') self.$$.setAttribute('role', 'radiogroup');
      asField(self, {
        value: () => (kind === 'radio' ? textOf(checked(self)[0]?.data['value']) : checked(self).map(valueOf)),
        activate: () => {},
        reset: () => membersOf(self, kind).forEach((one) => one.setData({ checked: false })),
      });
    },
    attached(self) {
      // A page may write several as checked; the last one stays.
      const last = kind === 'radio' ? checked(self).at(-1) : undefined;
      if (last) uncheckOthers(last);
    },
  });
}

const valueOf = ({ data }: Builtin) => textOf(data['value']);

/** A group has one radio checked at most; the latest to be checked stays. */
function uncheckOthers(self: Builtin): void {
  const group = groupOf(self, 'radio');
  if (!group) return;
  for (const other of membersOf(group, 'radio'))
    if (other !== self && isChecked(other)) other.setData({ checked: false });
}

function press(self: Builtin, kind: Kind): void {
  if (self.data['disabled'] || (kind === 'radio' && isChecked(self))) return;
  self.setData({ checked: !isChecked(self) });
  const group = groupOf(self, kind);
  if (!group) return;
  const value = kind === 'radio' ? valueOf(self) : membersOf(group, kind).filter(isChecked).map(valueOf);
  tell(group, 'change', { value });
}

function defineMember(space: ComponentSpace, kind: Kind): void {
  define(space, kind, {
    properties: {
      value: String,
      checked: Boolean,
      disabled: Boolean,
      color: { type: String, value: '#09BB07' },
      backgroundColor: String,
      activeBackgroundColor: String,
      borderColor: String,
      activeBorderColor: String,
      iconColor: String,
    },
    created(self) {
      const box = document.createElement('i');
      box.className = `wx-choice wx-choice-${kind}`;
      self.$$.prepend(box);
      self.$$.setAttribute('aria-checked', 'false');
      pressable(self, kind, () => press(self, kind));
      asField(self, {
        value: () => undefined,
        activate: () => press(self, kind),
        reset: () => self.setData({ checked: false }),
      });
    },
    changed(self, property) {
      const { $$: node, data } = self;
      node.setAttribute('aria-checked', String(isChecked(self)));
      node.toggleAttribute('disabled', Boolean(data['disabled']));
      node.style.setProperty('--choice', textOf(data['color']));
      if (property === 'checked' && kind === 'radio' && isChecked(self) && node.isConnected) uncheckOthers(self);
    },
  });
}

function flip(self: Builtin): void {
  if (self.data['disabled']) return;
  const value = !isChecked(self);
  self.setData({ checked: value });
  tell(self, 'change', { value });
}

function defineSwitch(space: ComponentSpace): void {
  define(space, 'switch', {
    properties: {
      checked: Boolean,
      disabled: Boolean,
      type: { type: String, value: 'switch' },
      color: { type: String, value: '#04BE02' },
      name: String,
    },
    created(self) {
      self.$$.append(document.createElement('i'));
      self.$$.setAttribute('aria-checked', 'false');
      pressable(self, 'switch', () => flip(self));
      asField(self, {
        value: () => isChecked(self),
        activate: () => flip(self),
        reset: () => self.setData({ checked: false }),
      });
    },
    changed(self) {
      const { $$: node, data } = self;
      node.setAttribute('aria-checked', String(isChecked(self)));
      node.setAttribute('type', textOf(data['type']));
      node.toggleAttribute('disabled', Boolean(data['disabled']));
      node.style.setProperty('--choice', textOf(data['color']));
    },
  });
}

/** `radio`, `checkbox`, their groups, and `switch`. */
export function defineChoices(space: ComponentSpace): void {
  for (const kind of ['radio', 'checkbox'] as const) {
    defineGroup(space, kind);
    defineMember(space, kind);
  }
  defineSwitch(space);
}
