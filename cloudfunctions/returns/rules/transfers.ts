import { idsOfPath, pathBelow } from '../../domain/org-unit';
import type { OrgUnitKind } from '../../domain/org-unit';

/** Units that have people to verify and to follow up; an enterprise or a village hands its people to the unit above. */
const RECEIVING: ReadonlySet<OrgUnitKind> = new Set(['city', 'district', 'zone', 'town', 'street', 'park']);

/** Hours after which a hand-over nobody answered goes to the unit above both. */
export const ESCALATE_AFTER_HOURS = 4;

/** Whether cases can be handed to a unit of a kind. */
export function canReceive(kind: OrgUnitKind): boolean {
  return RECEIVING.has(kind);
}

/** The path of the lowest unit that two paths lie below, one of them itself where it lies above the other. */
export function commonPath(a: string, b: string): string {
  const [left, right] = [idsOfPath(a), idsOfPath(b)];
  const shared = left.findIndex((id, i) => right[i] !== id);
  return left.slice(0, shared === -1 ? left.length : shared).reduce(pathBelow, '');
}

/** Within a tree below the city (核转), or across districts (横传). */
export function transferKind(fromPath: string, toPath: string): 'within' | 'across' {
  return idsOfPath(commonPath(fromPath, toPath)).length > 1 ? 'within' : 'across';
}

/** The id of the unit that a path ends with. @throws RangeError for an empty path */
export function unitIdOf(path: string): string {
  const id = idsOfPath(path).at(-1);
  if (id === undefined) throw new RangeError('An empty path names no unit.');
  return id;
}
