import { BUILTIN_TAGS } from '../build/tags';
import { OPEN_TYPES } from './open-types';

const hyphenated = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function isCall(names: Record<string, unknown>, [first = '', second = '']: readonly string[]): boolean {
  if (!(first in names)) return false;
  const held = names[first];
  return first !== 'cloud' || second === '' || second in (held as object);
}

/** `wx.canIUse`, truthfully: an interface (`getLocation`, `cloud.callFunction`), a tag, or an open-type of a button. */
export function canIUse(names: Record<string, unknown>, schema: string): boolean {
  const parts = schema.split('.');
  const [tag = '', attribute = '', value = ''] = parts;
  if (!BUILTIN_TAGS.has(hyphenated(tag))) return isCall(names, parts);
  return tag !== 'button' || attribute !== 'open-type' || value === '' || value in OPEN_TYPES;
}
