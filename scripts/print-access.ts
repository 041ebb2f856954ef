import type { Access } from '../cloudfunctions/kit/access';
import { ROLES } from '../cloudfunctions/kit/access';

type Functions = Record<string, { actions: Record<string, { access: Access; budget: number; once: string }> }>;

const reachIn = (access: Access, role: (typeof ROLES)[number]) =>
  access === 'everyone' ? 'own' : (access[role] ?? '—');

/**
 * Who may do what, as the table of docs/domain/access.md: a row an action, a column a role, a cell the reach. Every
 * member may do what a newcomer may; budget counts database operations of one call.
 */
export function accessTable(functions: Functions): string {
  const head = ['action', 'newcomer', ...ROLES, 'repetition', 'budget'];
  const rows = Object.entries(functions).flatMap(([name, { actions }]) =>
    Object.entries(actions).map(([action, { access, once, budget }]) => [
      `${name}.${action}`,
      access === 'everyone' ? 'own' : '—',
      ...ROLES.map((role) => reachIn(access, role)),
      once,
      String(budget),
    ]),
  );
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
