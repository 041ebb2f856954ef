import type { AddressPart } from '../../text/returns-declare';

/** A house of its own, in a village or a lane, is found by its number; a flat needs more. */
const HOUSE = /村|胡同|平房|巷/;
const BLOCK = /楼|栋|幢|座/;

const FOUND: Record<AddressPart, RegExp> = {
  road: /路|街|巷|胡同|大道|村|镇|乡/,
  community: /小区|社区|公寓|宿舍|大厦|[院园苑里庄城寓府居区]/,
  building: /[\dA-Za-z一二三四五六七八九十甲乙丙丁]+\s*(号楼|#楼|楼|栋|幢|座)/,
  unit: /单元|门(?!口|前|外|牌)/,
  room: /\d+\s*(室|户|房|号房)|\d{3,4}\s*$|(楼|栋|幢|座|单元)[\s-]*\d{2,4}/,
};
const HOUSE_NUMBER = /\d+\s*号(?!楼|院|线)/;

/** A part of an address, and whether it is there. */
export interface Hint {
  part: AddressPart;
  isThere: boolean;
  /** Not every address has it. */
  isOptional: boolean;
}

/** What of an address somebody who knocks would look for, and whether it is written. */
export function addressHints(address: string): Hint[] {
  const text = address.normalize('NFKC');
  const isHouse = HOUSE.test(text) && !BLOCK.test(text);
  const parts: readonly AddressPart[] = isHouse ? ['road', 'room'] : ['road', 'community', 'building', 'unit', 'room'];
  return parts.map((part) => ({
    part,
    isThere: isHouse && part === 'room' ? HOUSE_NUMBER.test(text) : FOUND[part].test(text),
    isOptional: part === 'unit',
  }));
}

/** The parts that are still to be written. */
export const missingParts = (address: string): AddressPart[] =>
  addressHints(address)
    .filter(({ isThere, isOptional }) => !isThere && !isOptional)
    .map(({ part }) => part);
