import type { ComponentSpace } from 'glass-easel';
import { OPEN_TYPES } from '../wx/open-types';
import { builtinOf, define, pressable, tell, textOf } from './define';
import type { Builtin } from './define';
import { resetForm, submitForm } from './form';

const ATTRIBUTES = ['type', 'size', 'plain', 'loading', 'disabled'];

function pressed(self: Builtin): void {
  const { data, $$: node } = self;
  const form = builtinOf(node.closest('wx-form'));
  if (form && data['formType'] === 'submit') submitForm(form, self);
  if (form && data['formType'] === 'reset') resetForm(form);
  for (const type of textOf(data['openType']).split('|').filter(Boolean)) {
    const open = OPEN_TYPES[type];
    if (!open) throw new Error(`open-type ${type} is not provided`);
    void open((event, detail) => tell(self, event, detail), node);
  }
}

function mark({ $$: node, data }: Builtin): void {
  for (const name of ATTRIBUTES) {
    const value = data[name];
    if (value) node.setAttribute(name, value === true ? '' : textOf(value));
    else node.removeAttribute(name);
  }
  node.setAttribute('aria-disabled', String(Boolean(data['disabled'])));
}

/** `button`, with its looks, `form-type` and `open-type`. */
export function defineButton(space: ComponentSpace): void {
  define(space, 'button', {
    properties: {
      type: String,
      size: String,
      plain: Boolean,
      disabled: Boolean,
      loading: Boolean,
      formType: String,
      openType: String,
      name: String,
      lang: String,
      sessionFrom: String,
      sendMessageTitle: String,
      sendMessagePath: String,
      sendMessageImg: String,
      showMessageCard: null,
      appParameter: String,
      activityType: null,
      entrancePath: String,
      needShowEntrance: null,
      phoneNumberNoQuotaToast: null,
      hoverClass: { type: String, value: 'wx-button-hover' },
    },
    created(self) {
      pressable(self, 'button', () => pressed(self));
    },
    changed: mark,
  });
}
