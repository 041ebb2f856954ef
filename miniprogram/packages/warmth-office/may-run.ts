import { session } from '../../services/session';

const OFFICE: ReadonlySet<string> = new Set(['secretary', 'unitAdmin']);

/** Whether the person at the phone runs campaigns, rather than only looking at them. */
export async function mayRunCampaigns(): Promise<boolean> {
  const { roles } = await session();
  return roles.some(({ role }) => OFFICE.has(role));
}
