import { lineOf } from './build-failure';
import type { Complaint } from './build-failure';

/** What is read, and the grounds that it is read on. */
const READ_ON: Readonly<Record<string, readonly string[]>> = {
  ink: ['paper', 'card', 'well', 'brand-soft', 'glow-soft', 'wash'],
  'ink-quiet': ['paper', 'card', 'well', 'brand-soft', 'glow-soft', 'wash'],
  'brand-ink': ['paper', 'card', 'brand-soft'],
  'on-brand': ['brand'],
  good: ['card', 'paper', 'good-soft'],
  wait: ['card', 'paper', 'wait-soft'],
  alert: ['card', 'paper', 'alert-soft'],
  'on-dusk': ['dusk', 'dusk-wall'],
  'on-dusk-quiet': ['dusk', 'dusk-wall'],
  'on-glow': ['glow'],
  code: ['code-ground'],
};
const LEAST = 4.5;

const TOKEN = /--([\w-]+):\s*(#[0-9a-fA-F]{6})\b/g;
const NIGHT = /@media\s*\(prefers-color-scheme:\s*dark\)/;

type Tokens = Map<string, { colour: string; offset: number }>;

function tokensOf(text: string, start: number, into: Tokens = new Map()): Tokens {
  const found = new Map(into);
  for (const match of text.matchAll(TOKEN)) {
    found.set(match[1]!, { colour: match[2]!, offset: start + match.index });
  }
  return found;
}

function luminance(colour: string): number {
  const channel = (at: number) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** The contrast of two colours as WCAG counts it, 1 to 21. @param a `#rrggbb` */
export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

function paleOnes(text: string, tokens: Tokens, file: string, time: string): Complaint[] {
  const pairs = Object.entries(READ_ON).flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const));
  return pairs.flatMap(([ink, ground]) => {
    const [above, below] = [tokens.get(ink), tokens.get(ground)];
    const is = above && below ? contrast(above.colour, below.colour) : LEAST;
    if (!above || is >= LEAST) return [];
    const sentence = `--${ink} on --${ground} has a contrast of ${is.toFixed(2)} by ${time}; it needs ${LEAST}`;
    return [{ file, line: lineOf(text, above.offset), sentence }];
  });
}

/** Pairs of tokens that are too pale to be read, by day and by night. @param text of styles/tokens.wxss */
export function contrastComplaints(file: string, text: string): Complaint[] {
  const night = NIGHT.exec(text)?.index ?? text.length;
  const day = tokensOf(text.slice(0, night), 0);
  const dark = tokensOf(text.slice(night), night, day);
  return [...paleOnes(text, day, file, 'day'), ...(night < text.length ? paleOnes(text, dark, file, 'night') : [])];
}
