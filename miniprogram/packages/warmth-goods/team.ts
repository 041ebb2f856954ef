import { session } from '../../services/session';

/** Who hands out and records on the way; the server has the same in its actions. An auditor looks on. */
export const TEAM: ReadonlySet<string> = new Set(['stationKeeper', 'volunteer', 'secretary', 'unitAdmin']);

/** Whether whoever is at the phone goes along, rather than looks on. */
export async function isOnTeam(): Promise<boolean> {
  const { roles } = await session();
  return roles.some(({ role }) => TEAM.has(role));
}
