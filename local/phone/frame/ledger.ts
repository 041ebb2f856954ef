import { ask } from './machine';
import type { MeteredCall } from './machine';
import { find } from './panel';
import type { Table } from './table';

/** A message as WeChat delivered it, or a card that was forwarded to nobody in particular. */
interface Delivered {
  openid?: string;
  title: string;
  page: string;
  lines: { label: string; value: string }[];
}

const MOST_CALLS = 7;
const MOST_MESSAGES = 4;
let hasOutbox = true;

const node = (tag: string, className: string, text: string) => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
};

function callRow({ function: name, action, outcome, operations, ms }: MeteredCall): HTMLElement {
  const row = document.createElement('li');
  const isOk = outcome === 'ok';
  row.append(node('span', '', action ? `${name}.${action}` : name));
  row.append(
    node('span', isOk ? 'ok' : 'refused', isOk ? '成' : outcome),
    node('span', 'cost', `${operations} 次 · ${Math.round(ms)} ms`),
  );
  return row;
}

/** The latest calls of functions, with what they cost. */
export function showCalls(calls: readonly MeteredCall[]): void {
  const rows = calls.slice(0, MOST_CALLS).map(callRow);
  find('.calls').replaceChildren(...(rows.length > 0 ? rows : [node('li', 'none', '还没有调用')]));
}

function messageRow({ openid, title, page, lines }: Delivered, table: Table): HTMLElement {
  const row = document.createElement('li');
  const button = node('button', '', '');
  button.append(node('b', '', title), node('small', '', lines.map(({ value }) => value).join(' · ')));
  if (openid) button.append(node('small', 'to', `给 ${table.nameOf(openid)}`));
  button.addEventListener('click', () => table.show(openid ?? null, page));
  row.append(button);
  return row;
}

/** Messages and forwarded cards, newest first; a tap opens what they lead to. A machine without an outbox is asked once. */
export async function showMessages(table: Table): Promise<void> {
  const cards = table.phones.flatMap(({ person, screen }) =>
    (screen?.report.shared ?? []).map(({ title, path }) => ({
      title: `${person.name}转发：${title}`,
      page: path,
      lines: [],
    })),
  );
  const delivered = hasOutbox ? await outbox() : [];
  const rows = [...cards.reverse(), ...delivered].slice(0, MOST_MESSAGES).map((message) => messageRow(message, table));
  find('.outbox').replaceChildren(...(rows.length > 0 ? rows : [node('li', 'none', '还没有')]));
}

async function outbox(): Promise<Delivered[]> {
  try {
    return await ask<Delivered[]>('/local/outbox');
  } catch {
    hasOutbox = false;
    return [];
  }
}
