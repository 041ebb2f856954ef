import { maskPhone } from '../domain/person';
import type { Person } from '../people/store';
import type { MaskedPerson } from './contract/fields';

/** Somebody as a keeper or a colleague sees them: the last character of the name, and the ends of the number. */
export function maskedPerson({ name, phone }: Pick<Person, 'name' | 'phone'>): MaskedPerson {
  const characters = [...name];
  return { name: `${'*'.repeat(characters.length - 1)}${characters.at(-1)}`, maskedPhone: maskPhone(phone) };
}

/** Somebody whose record is gone since. */
export const GONE: MaskedPerson = { name: '已注销', maskedPhone: '' };
