import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Access } from '../cloudfunctions/kit/access';
import { ROLES } from '../cloudfunctions/kit/access';
import { capabilities } from './capabilities';

/** Where the table is committed, so that a change of rights is seen in review. */
export const ACCESS_PAGE = join(__dirname, '../docs/domain/access.md');

type Functions = Record<string, { actions: Record<string, { access: Access; budget: number; once: string }> }>;

const reachIn = (access: Access, role: (typeof ROLES)[number]) =>
  access === 'everyone' ? 'own' : (access[role] ?? '—');

/**
 * Who may do what, as the table of docs/domain/access.md: a row an action, a column a role, a cell the reach. Every
 * member may do what a newcomer may; budget counts database operations of one call.
 */
export function accessTable(functions: Functions = capabilities): string {
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

function print(): void {
  const page = readFileSync(ACCESS_PAGE, 'utf8');
  writeFileSync(ACCESS_PAGE, page.replace(/^\|[^]*\|$/m, accessTable()));
}

if (process.argv[1] === __filename) print();
