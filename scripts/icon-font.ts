import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const FONT = join(__dirname, '../node_modules/tdesign-icons-web-components/esm/iconfont');
const GLYPH = /glyph-name="([\w-]+)"\s+unicode="&#(?:x([0-9a-fA-F]+)|(\d+));"/g;
const CSS_GLYPH = /\.(?:[\w-]+--)?t-icon-([\w-]+)::?before\{content:['"][^'"]*['"]\}?;?\}?/g;

/** Names that the library puts together at run time, which no source holds whole. */
const COMPOSED = ['check-circle-filled', 'check-rectangle-filled', 'minus-circle-filled', 'minus-rectangle-filled'];

/** Name → code point, in hex digits, of every glyph in the font. @throws Error when the font tells none */
function glyphs(): Map<string, string> {
  const svg = readFileSync(join(FONT, 't.svg'), 'utf8');
  const found = [...svg.matchAll(GLYPH)].map(
    ([, name = '', hex, decimal]) => [name, hex?.toLowerCase() ?? Number(decimal).toString(16)] as const,
  );
  if (found.length === 0) throw new Error('The icon font tells no names of glyphs.');
  return new Map(found);
}

/**
 * The icon style sheet with the glyphs that are named in some sources and no other, the font inside it: nothing is
 * fetched from anywhere at run time.
 *
 * @param css the library's icon.wxss
 * @param sources texts in which icon names stand
 */
export async function iconSheet(css: string, sources: readonly string[]): Promise<string> {
  const known = glyphs();
  const text = sources.join('\n');
  const isUsed = (name: string) => COMPOSED.includes(name) || new RegExp(`['"\`]${name}['"\`]`).test(text);
  const used = [...known].filter(([name]) => isUsed(name)).sort();
  const letters = used.map(([, code]) => String.fromCodePoint(Number.parseInt(code, 16))).join('');
  const font = await subsetFont(readFileSync(join(FONT, 't.woff')), letters, { targetFormat: 'woff' });
  const face = `@font-face{font-family:t;src:url(data:font/woff;base64,${font.toString('base64')}) format('woff');font-weight:400;font-style:normal;}`;
  const rules = used.map(([name, code]) => `.t-icon-${name}::before{content:'\\${code}';}`);
  return [
    css
      .replace(/@font-face\{[^}]*\}/, face)
      .replace(CSS_GLYPH, '')
      .trim(),
    ...rules,
    '',
  ].join('\n');
}
