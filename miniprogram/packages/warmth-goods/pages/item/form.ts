import type { ItemFacts, ItemView } from '../../../../../cloudfunctions/warmth/contract/goods-fields';
import { ITEM_LACKS } from '../../../../text/warmth-goods';
import { checked, choicesIn, countOf, lineOf } from '../../lines';
import type { Choice, Line } from '../../lines';

/** An item as it is typed; numbers that are not given stay empty. */
export interface Form {
  name: string;
  unit: string;
  spec: string;
  size: string;
  weightGrams: string;
  shelfLifeDays: string;
  lowAt: string;
  /** It is a kit, made of `parts`. */
  isKit: boolean;
  parts: Line[];
  retired: boolean;
}

export const BLANK: Form = {
  name: '',
  unit: '',
  spec: '',
  size: '',
  weightGrams: '',
  shelfLifeDays: '',
  lowAt: '',
  isKit: false,
  parts: [],
  retired: false,
};

/** What a kit can be made of: anything but kits and what goes into no form any more. */
export const partChoices = (items: readonly ItemView[]): Choice[] =>
  choicesIn(items.filter(({ parts }) => parts.length === 0)).map((choice) => ({ ...choice, goesOff: false }));

const typed = (value: number | null) => (value === null ? '' : String(value));

export const formOf = (item: ItemView): Form => ({
  name: item.name,
  unit: item.unit,
  spec: item.spec,
  size: item.size,
  weightGrams: typed(item.weightGrams),
  shelfLifeDays: typed(item.shelfLifeDays),
  lowAt: typed(item.lowAt),
  isKit: item.parts.length > 0,
  parts: item.parts.map(({ item: { id, name, unit, spec }, count }) => {
    const choice = { key: id, itemId: id, lot: null, name, unit, note: spec, most: null, goesOff: false };
    return lineOf(choice, String(count));
  }),
  retired: item.retired,
});

const NUMBERS = ['weightGrams', 'shelfLifeDays', 'lowAt'] as const;
const numberOf = (text: string) => (text.trim() === '' ? null : countOf(text));

/** What the form lacks; by field, in words. */
export function itemLacks(form: Form): Record<string, string> {
  const wrong = NUMBERS.filter((field) => form[field].trim() !== '' && countOf(form[field]) === null);
  return {
    ...Object.fromEntries(wrong.map((field) => [field, ITEM_LACKS.number])),
    ...(form.name.trim().length < 2 && { name: ITEM_LACKS.name }),
    ...(form.unit.trim() === '' && { unit: ITEM_LACKS.unit }),
    ...(form.isKit && form.parts.length === 0 && { parts: '整包里至少要有一样' }),
  };
}

/** The parts, each with what is wrong with it. */
export const checkedParts = ({ parts, isKit }: Form): Line[] => (isKit ? checked(parts) : []);

/** The item as the server takes it; only of a form that lacks nothing. */
export const factsOf = (form: Form): ItemFacts => ({
  name: form.name.trim(),
  unit: form.unit.trim(),
  spec: form.spec.trim(),
  size: form.size.trim(),
  weightGrams: numberOf(form.weightGrams),
  shelfLifeDays: numberOf(form.shelfLifeDays),
  lowAt: numberOf(form.lowAt),
  parts: form.isKit ? form.parts.map(({ itemId, count }) => ({ itemId, count: countOf(count)! })) : [],
});
