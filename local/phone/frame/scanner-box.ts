import { find } from './panel';
import type { Table } from './table';

interface ShownCode {
  from: string;
  code: string;
}

const node = (tag: string, text: string) => {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
};

/** Codes on the other phones than the one that looks. */
export function codesFor({ phones }: Table, screen: Window): ShownCode[] {
  return phones
    .filter((phone) => !phone.shows(screen))
    .flatMap(({ person, codes }) => codes.map((code) => ({ from: person.name, code })));
}

function present(table: Table, code: string): void {
  if (code === '') return;
  const isRead = table.selected.screen?.present(code) ?? false;
  find('.told').textContent = isRead ? '' : `${table.selected.person.name}的手机没有在扫码。先在手机上点“扫一扫”。`;
}

/** The box that holds a code before the selected phone's camera. */
export function showScanner(table: () => Table): void {
  const form = find<HTMLFormElement>('.scan');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    present(table(), form.querySelector('input')!.value.trim());
  });
}

let drawn = '';

/** Lists what the other phones show; a tap holds it before the camera. */
export function readCodes(table: Table): void {
  const others = table.phones.filter((phone) => phone !== table.selected);
  const shown = others.flatMap(({ person, codes }) => codes.map((code) => ({ from: person.name, code })));
  const now = JSON.stringify(shown);
  if (now === drawn) return;
  drawn = now;
  const rows = shown.map(({ from, code }) => {
    const button = node('button', `${from}手机上的码`);
    button.append(node('small', code));
    button.addEventListener('click', () => present(table, code));
    const row = document.createElement('li');
    row.append(button);
    return row;
  });
  find('.codes').replaceChildren(...rows);
}
