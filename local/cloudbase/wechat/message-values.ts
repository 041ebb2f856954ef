import { isFit } from './field-rules';
import type { Template } from './templates';

/** What stands in a message's fields, by field. */
export type Values = Readonly<Record<string, string>>;

/** `{ thing1: { value } }` as field → value; numbers are taken as WeChat takes them, what is no text is empty. */
export function valuesOf(given: unknown): Values {
  const entries = Object.entries(Object(given) as Record<string, { value?: unknown } | null>);
  return Object.fromEntries(
    entries.map(([field, entry]) => {
      const value = entry?.value;
      return [field, typeof value === 'string' || typeof value === 'number' ? String(value) : ''];
    }),
  );
}

/** The first field that breaks its rule, as WeChat names it; `null` when all are fit. */
export function misfit({ fields }: Template, values: Values): string | null {
  const wrong = Object.keys(fields).find((field) => !isFit(field, values[field] ?? ''));
  if (wrong) return `data.${wrong}.value ${(values[wrong] ?? '') === '' ? 'is empty' : 'invalid'}`;
  const surplus = Object.keys(values).find((field) => !(field in fields));
  return surplus ? `data.${surplus} is not in the template` : null;
}
