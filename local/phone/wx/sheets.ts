/** A choice in a sheet: what it says, and what choosing it answers. */
export type Choice<T> = readonly [label: string, value: T];

function make(tag: string, className: string, text = ''): HTMLElement {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
}

function cover(content: HTMLElement, isCentred: boolean): HTMLElement {
  const layer = make('div', isCentred ? 'wx-cover wx-cover-center' : 'wx-cover');
  layer.append(content);
  document.body.append(layer);
  return layer;
}

function buttons<T>(
  choices: readonly Choice<T>[],
  layer: () => HTMLElement,
  resolve: (value: T) => void,
): HTMLElement[] {
  return choices.map(([label, value], i) => {
    const button = make('button', i === choices.length - 1 ? 'wx-yes' : '', label);
    button.addEventListener('click', () => {
      layer().remove();
      resolve(value);
    });
    return button;
  });
}

/** Asks in WeChat's own way; answers the value of what was chosen. The last choice is the one WeChat stresses. */
export function ask<T>(title: string, text: string, choices: readonly Choice<T>[], isCentred = true): Promise<T> {
  return new Promise((resolve) => {
    const box = make('div', 'wx-ask');
    box.setAttribute('role', 'dialog');
    const footer = make('footer', '');
    box.append(make('h2', '', title), make('p', '', text), footer);
    const layer = cover(box, isCentred);
    footer.append(...buttons(choices, () => layer, resolve));
  });
}

/** A list to choose from, with 取消 below. */
export function chooseOne<T>(choices: readonly Choice<T>[], cancelled: T): Promise<T> {
  return new Promise((resolve) => {
    const sheet = make('div', 'wx-sheet');
    sheet.setAttribute('role', 'dialog');
    const layer = cover(sheet, false);
    sheet.append(...buttons([...choices, ['取消', cancelled] as const], () => layer, resolve));
  });
}

let shown: HTMLElement | null = null;

/** A few words over the screen, until hidden or for some milliseconds. */
export function showToast(text: string, ms: number | null): void {
  hideToast();
  const toast = make('div', 'wx-toast', text);
  toast.setAttribute('role', 'status');
  document.body.append(toast);
  shown = toast;
  if (ms !== null) setTimeout(() => shown === toast && hideToast(), ms);
}

export function hideToast(): void {
  shown?.remove();
  shown = null;
}
