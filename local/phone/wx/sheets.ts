/** A choice in a sheet: what it says, and what choosing it answers. */
export type Choice<T> = readonly [label: string, value: T];

/** A node with a class and a text. */
export function make(tag: string, className: string, text = ''): HTMLElement {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
}

/** A button that says something and does something. */
export function buttonOf(label: string, className: string, act: () => void): HTMLElement {
  const node = make('button', className, label);
  node.addEventListener('click', act);
  return node;
}

/** Lays something over the whole screen, at its foot or in its middle; remove it when it is done. */
export function cover(content: HTMLElement, isCentred = false): HTMLElement {
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
  return choices.map(([label, value], i) =>
    buttonOf(label, i === choices.length - 1 ? 'wx-yes' : '', () => {
      layer().remove();
      resolve(value);
    }),
  );
}

/**
 * Asks in WeChat's own way; answers the value of what was chosen. The last choice is the one WeChat stresses.
 *
 * @param more shown between the text and the choices
 */
export function ask<T>(
  title: string,
  text: string,
  choices: readonly Choice<T>[],
  isCentred = true,
  more: readonly HTMLElement[] = [],
): Promise<T> {
  return new Promise((resolve) => {
    const box = make('div', 'wx-ask');
    box.setAttribute('role', 'dialog');
    box.setAttribute('aria-label', title || text);
    const footer = make('footer', '');
    const words = [title && make('h2', '', title), text && make('p', '', text)].filter((one) => one !== '');
    box.append(...words, ...more, footer);
    const layer = cover(box, isCentred);
    footer.append(...buttons(choices, () => layer, resolve));
  });
}

/** A list to choose from, with 取消 below. */
export function chooseOne<T>(choices: readonly Choice<T>[], cancelled: T, title = ''): Promise<T> {
  return new Promise((resolve) => {
    const sheet = make('div', 'wx-sheet');
    sheet.setAttribute('role', 'dialog');
    const layer = cover(sheet);
    if (title) sheet.append(make('p', '', title));
    sheet.append(...buttons([...choices, ['取消', cancelled] as const], () => layer, resolve));
    layer.addEventListener('click', ({ target }) => {
      if (target !== layer) return;
      layer.remove();
      resolve(cancelled);
    });
  });
}

/** A page of WeChat's own over the mini-program, with a way back. @param closed told when the person goes back */
export function fullScreen(title: string, content: readonly HTMLElement[], closed: () => void): { remove(): void } {
  const page = make('section', 'wx-full');
  page.setAttribute('role', 'dialog');
  page.setAttribute('aria-label', title);
  const bar = make('header', '');
  const back = buttonOf('', 'wx-bar-back', () => {
    page.remove();
    closed();
  });
  back.setAttribute('aria-label', '返回');
  bar.append(back, make('h1', '', title));
  page.append(bar, ...content);
  document.body.append(page);
  return { remove: () => page.remove() };
}
