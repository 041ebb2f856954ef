import { ask } from './machine';
import type { MeteredCall } from './machine';
import { find } from './panel';
import type { Table } from './table';

/** A message as WeChat delivered it; a machine may tell more. */
interface Delivered {
  openid?: string;
  touser?: string;
  title?: string;
  templateId?: string;
  page?: string;
  data?: Record<string, { value: string }>;
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

function messageRow(message: Delivered, table: Table): HTMLElement {
  const { title, templateId = '', data = {}, page } = message;
  const openid = message.openid ?? message.touser ?? null;
  const row = document.createElement('li');
  const button = node('button', '', '');
  button.append(
    node('b', '', title ?? templateId),
    node(
      'small',
      '',
      Object.values(data)
        .map(({ value }) => value)
        .join(' · '),
    ),
  );
  button.append(node('small', 'to', `给 ${openid ?? ''}`));
  button.addEventListener('click', () => table.show(openid, page ?? ''));
  row.append(button);
  return row;
}

/** Messages and forwarded cards; a tap opens what they lead to. A machine without an outbox is asked once. */
export async function showMessages(table: Table): Promise<void> {
  const cards = table.phones.flatMap(({ person, screen }) =>
    (screen?.report.shared ?? []).map(({ title, path }) => ({ title: `${person.name}转发：${title}`, page: path })),
  );
  const delivered = hasOutbox ? await outbox() : [];
  const rows = [...cards, ...delivered]
    .slice(-MOST_MESSAGES)
    .reverse()
    .map((message) => messageRow(message, table));
  find('.outbox').replaceChildren(...(rows.length > 0 ? rows : [node('li', 'none', '还没有')]));
}

async function outbox(): Promise<Delivered[]> {
  try {
    const told = await ask<Delivered[] | { messages?: Delivered[] }>('/local/outbox');
    return Array.isArray(told) ? told : (told.messages ?? []);
  } catch {
    hasOutbox = false;
    return [];
  }
}
