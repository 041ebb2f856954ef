/** Everything somebody can be; a person holds any number of them, each for an org unit and a time. */
export const ROLES = [
  'member',
  'caseWorker',
  'stationKeeper',
  'volunteer',
  'secretary',
  'unitAdmin',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

/** How far a right extends: the caller's own records, a unit and those below it, or every record. */
export type Extent = 'own' | 'unit' | 'all';

/** Who may call an action, and how far they reach. Data, so that the whole table can be printed and reviewed. */
export type Access = 'everyone' | Partial<Record<Role, Extent>>;

/** One role at one org unit. Days are Beijing calendar days, both included; `to: null` means until it is taken away. */
export interface Grant {
  role: Role;
  orgUnitId: string;
  orgPath: string;
  from: string;
  to: string | null;
}

/** Whoever called. WeChat vouches for the openid of every call, so there always is one; a newcomer has no person yet. */
export interface Caller {
  openid: string;
  personId: string | null;
  /** Those in force today. */
  grants: readonly Grant[];
}

/** The rows a call may touch: the caller's own, those below the paths, or all. */
export type Reach =
  { extent: 'own'; personId: string | null } | { extent: 'unit'; paths: readonly string[] } | { extent: 'all' };

/** The widest reach that the caller's grants give to an action, or `null` when none may call it. */
export function reachOf(access: Access, caller: Caller): Reach | null {
  if (access === 'everyone') return { extent: 'own', personId: caller.personId };
  const by = (extent: Extent) => caller.grants.filter((grant) => access[grant.role] === extent);
  if (by('all').length > 0) return { extent: 'all' };
  const paths = by('unit').map((grant) => grant.orgPath);
  if (paths.length > 0) return { extent: 'unit', paths };
  return by('own').length > 0 ? { extent: 'own', personId: caller.personId } : null;
}

/** Whether a reach covers everything at and below an org unit's path. */
export function covers(reach: Reach, orgPath: string): boolean {
  if (reach.extent === 'all') return true;
  return reach.extent === 'unit' && reach.paths.some((path) => orgPath.startsWith(path));
}

/** The grants in force on a Beijing day (`YYYY-MM-DD`). */
export function inForce(grants: readonly Grant[], day: string): Grant[] {
  return grants.filter(({ from, to }) => from <= day && (to === null || day <= to));
}
