import type { ComponentSpace, Element } from 'glass-easel';
import { asField } from './field';
import { scopedClasses } from '../engine/style-scope';
import { define, tell, textOf } from './define';
import type { Builtin } from './define';

type Native = HTMLInputElement | HTMLTextAreaElement;

const PROPERTIES = {
  value: null,
  type: { type: String, value: 'text' },
  password: Boolean,
  placeholder: String,
  placeholderStyle: String,
  placeholderClass: String,
  disabled: Boolean,
  maxlength: { type: Number, value: 140 },
  cursorSpacing: null,
  focus: Boolean,
  autoFocus: Boolean,
  confirmType: String,
  confirmHold: Boolean,
  cursor: null,
  cursorColor: String,
  selectionStart: null,
  selectionEnd: null,
  adjustPosition: null,
  holdKeyboard: null,
  name: String,
  alwaysEmbed: null,
  safePasswordCertPath: null,
  safePasswordLength: null,
  safePasswordTimeStamp: null,
  safePasswordNonce: null,
  safePasswordSalt: null,
  safePasswordCustomHash: null,
  defaultValue: null,
  randomNumber: null,
  autoFill: null,
  autoHeight: Boolean,
  fixed: null,
  showConfirmBar: null,
  disableDefaultPadding: null,
};

/** Longer than anybody types; `maxlength="-1"` asks for it. */
const UNLIMITED = 524_288;
/** WeChat's keyboards, as browsers name them. */
const KEYBOARDS: Record<string, string> = { number: 'numeric', digit: 'decimal', tel: 'tel', idcard: 'text' };
const parts = new WeakMap<Builtin, { field: Native; placeholder: HTMLElement }>();

const nativeOf = (self: Builtin) => parts.get(self)?.field;

function create(self: Builtin, tag: 'input' | 'textarea'): void {
  const field = document.createElement(tag);
  const placeholder = document.createElement('div');
  field.className = 'wx-field';
  placeholder.className = 'wx-placeholder';
  self.$$.append(placeholder, field);
  parts.set(self, { field, placeholder });
  asField(self, {
    value: () => field.value,
    activate: () => field.focus(),
    reset: () => self.setData({ value: '' }),
  });

  const typed = () => {
    const { value, selectionStart: cursor } = field;
    placeholder.hidden = value !== '';
    tellLines(self);
    self.setData({ value });
    tell(self, 'input', { value, cursor, keyCode: 0 });
  };
  field.addEventListener('input', (event) => {
    if ((event as InputEvent).isComposing) placeholder.hidden = true;
    else typed();
  });
  field.addEventListener('compositionend', typed);
  field.addEventListener('focus', () => tell(self, 'focus', { value: field.value, height: 0 }));
  field.addEventListener('blur', () => tell(self, 'blur', { value: field.value, cursor: field.selectionStart ?? 0 }));
  field.addEventListener('change', () => tell(self, 'change', { value: field.value }));
  field.addEventListener('keydown', (event) => {
    const { key, isComposing } = event as KeyboardEvent;
    const sends =
      tag === 'input' || ['send', 'search', 'next', 'go', 'done'].includes(textOf(self.data['confirmType']));
    if (key !== 'Enter' || isComposing || !sends) return;
    tell(self, 'confirm', { value: field.value });
    if (!self.data['confirmHold']) field.blur();
  });
}

/** The style sheet lets a field of `auto-height` grow by what is in it; whoever listens is told of a new line. */
function tellLines(self: Builtin): void {
  const { field } = parts.get(self)!;
  if (!self.data['autoHeight'] || !field.isConnected) return;
  const height = field.offsetHeight;
  const lineCount = Math.max(1, Math.round(height / (Number.parseFloat(getComputedStyle(field).lineHeight) || 20)));
  if (self.$$.dataset['lines'] === String(lineCount)) return;
  self.$$.dataset['lines'] = String(lineCount);
  tell(self, 'linechange', { height, heightRpx: (height * 750) / innerWidth, lineCount });
}

function update(self: Builtin, property: string): void {
  const { data } = self;
  const { field } = parts.get(self)!;
  const value = textOf(data['value']);
  if (property === 'value' && field.value !== value) field.value = value;
  if (property === 'focus' && data['focus']) setTimeout(() => field.focus());
  if (property === 'focus' && !data['focus']) field.blur();
  updateField(field, data);
  updatePlaceholder(self);
  tellLines(self);
}

function updateField(field: Native, data: Builtin['data']): void {
  const most = Number(data['maxlength']);
  field.disabled = Boolean(data['disabled']);
  field.classList.toggle('wx-field--grows', Boolean(data['autoHeight']));
  field.maxLength = most < 0 ? UNLIMITED : most;
  if (field instanceof HTMLInputElement) field.type = data['password'] ? 'password' : 'text';
  field.inputMode = KEYBOARDS[textOf(data['type'])] ?? 'text';
  field.setAttribute('aria-label', textOf(data['ariaLabel']) || textOf(data['placeholder']));
}

function updatePlaceholder(self: Builtin): void {
  const { data } = self;
  const { field, placeholder } = parts.get(self)!;
  placeholder.textContent = textOf(data['placeholder']);
  placeholder.style.cssText = textOf(data['placeholderStyle']);
  placeholder.hidden = field.value !== '';
  placeholder.className = 'wx-placeholder';
  placeholder.classList.add(...scopedClasses(self as unknown as Element, textOf(data['placeholderClass'])));
}

/** `input` and `textarea`. */
export function defineTextFields(space: ComponentSpace): void {
  for (const tag of ['input', 'textarea'] as const) {
    define(space, tag, {
      properties: PROPERTIES,
      created: (self) => create(self, tag),
      attached(self) {
        setTimeout(() => tellLines(self));
        if (self.data['autoFocus']) setTimeout(() => nativeOf(self)?.focus());
      },
      changed: update,
      voice: nativeOf,
    });
  }
}
