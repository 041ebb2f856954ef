import type { Kit } from '../../../cloudfunctions/warmth/contract/fields';

/** A thing in a kit as it is typed. */
export interface ItemForm {
  name: string;
  count: string;
  unit: string;
}

/** A line to fill in. */
export const NO_ITEM: ItemForm = { name: '', count: '1', unit: '件' };

type Item = Kit['items'][number];

/** A thing as it is sent. */
export const itemOf = ({ name, count, unit }: ItemForm): Item => ({ name, count: Number(count), unit });

/** A thing that was decided, to be changed. */
export const itemForm = ({ name, count, unit }: Item): ItemForm => ({ name, count: String(count), unit });

/** Whether a line says what, how many and of which measure. */
export const isWhole = ({ name, count, unit }: ItemForm): boolean =>
  name.trim() !== '' && unit.trim() !== '' && /^[1-9]\d{0,2}$/.test(count);
