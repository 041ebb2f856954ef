import type { Complaint } from './build-failure';

/** Colours in a page's or component's own sheet; they belong into tokens, which know the dark. */
export function styleComplaints(file: string, text: string): Complaint[] {
  return text
    .replace(/url\((?:"[^"]*"|'[^']*')\)/g, '')
    .split('\n')
    .flatMap((line, i) =>
      /:[^;{]*#[0-9a-fA-F]{3,8}\b/.test(line)
        ? [{ file, line: i + 1, sentence: 'a hex colour belongs into styles/tokens.wxss' }]
        : [],
    );
}
