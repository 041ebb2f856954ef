/** Kinds of org unit, from the top of the tree down. */
export const ORG_UNIT_KINDS = ['city', 'district', 'zone', 'town', 'street', 'park', 'enterprise', 'village'] as const;
export type OrgUnitKind = (typeof ORG_UNIT_KINDS)[number];

/** The root of the union tree, 北京市总工会. */
export const ROOT_UNIT_ID = 'bj';

/**
 * The materialised path of a unit below its parent: the ids from the root down, each closed by a slash, so that one
 * path begins with another exactly when the unit lies in the other's sub-tree.
 *
 * @param parentPath the parent's path, or the empty string for the root
 */
export function pathBelow(parentPath: string, id: string): string {
  return `${parentPath}${id}/`;
}

/** Whether the unit of `path` is the unit of `ancestorPath` or lies below it. */
export function isWithin(path: string, ancestorPath: string): boolean {
  return path.startsWith(ancestorPath);
}

/** The ids on a path from the root down to the unit itself. */
export function idsOfPath(path: string): string[] {
  return path.split('/').filter(Boolean);
}
