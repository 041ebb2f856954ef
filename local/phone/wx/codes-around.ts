/** A code that another phone beside this one shows. */
export interface ShownCode {
  /** Whose phone it is. */
  from: string;
  code: string;
}

type Panel = Window & { codesFor?: (screen: Window) => ShownCode[] };

/** Codes that this screen shows: whatever carries `data-code` on the visible page. */
export const codesShown = (): string[] => [
  ...new Set(
    [...document.querySelectorAll<HTMLElement>('.wx-screen:not([hidden]) [data-code]')]
      .map(({ dataset }) => dataset['code'] ?? '')
      .filter(Boolean),
  ),
];

/** Codes on the phones beside this one, where there is a panel that knows them. */
export function codesAround(): ShownCode[] {
  const panel = window.parent as Panel;
  return panel === window ? [] : (panel.codesFor?.(window) ?? []);
}
