import type { Complaint } from './build-failure';

/** What a sheet leaves to the tokens, which know the dark and the person's own type size. */
const LEFT_TO_TOKENS: readonly [pattern: RegExp, sentence: string][] = [
  [/:[^;{]*#[0-9a-fA-F]{3,8}\b/, 'a hex colour belongs into styles/tokens.wxss'],
  [/\bfont-size\s*:\s*[\d.]/, 'a type size belongs into styles/tokens.wxss; take one of var(--type-…)'],
];

/** Raw colours and type sizes in a page's or component's own sheet. */
export function styleComplaints(file: string, text: string): Complaint[] {
  const lines = text.replace(/url\((?:"[^"]*"|'[^']*')\)/g, '').split('\n');
  return lines.flatMap((line, i) =>
    LEFT_TO_TOKENS.filter(([pattern]) => pattern.test(line)).map(([, sentence]) => ({ file, line: i + 1, sentence })),
  );
}
