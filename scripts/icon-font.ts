import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const FONT = join(__dirname, '../node_modules/tdesign-icons-web-components/esm/iconfont');
const GLYPH = /\.t-icon-([\w-]+)::?before\s*\{\s*content:\s*['"]\\([0-9a-fA-F]+)['"]/g;
const CSS_GLYPH = /\.(?:[\w-]+--)?t-icon-([\w-]+)::?before\{content:['"][^'"]*['"]\}?;?\}?/g;

/** Name → code point of every glyph in the font. */
function glyphs(): Map<string, string> {
  const css = readFileSync(join(FONT, 'index.css'), 'utf8');
  return new Map([...css.matchAll(GLYPH)].map(([, name = '', code = '']) => [name, code.toLowerCase()]));
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
  const used = [...known].filter(([name]) => new RegExp(`['"\`]${name}['"\`]`).test(text)).sort();
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
