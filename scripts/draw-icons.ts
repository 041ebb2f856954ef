import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SPRITE = join(__dirname, 'icons/icons.svg');
const SHEET = join(__dirname, '../miniprogram/components/line-icon/line-icon.wxss');
const SYMBOL = /<symbol id="([\w-]+)" viewBox="([^"]+)">([\s\S]*?)<\/symbol>/g;
const LAMP = /<path stroke="none" fill="lamp" d="([^"]*)"\/>/;

const dataUri = (box: string, attributes: string, body: string) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" ${attributes}>${body}</svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
};
const mask = (name: string, uri: string) => `.${name} {\n  -webkit-mask-image: ${uri};\n  mask-image: ${uri};\n}`;

/** The icons as masks, so that they take the colour of the text; a tab's lamp is a mask of its own. */
export function iconStyles(): string {
  const pen = 'fill="none" stroke="black" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';
  const rules = [...readFileSync(SPRITE, 'utf8').matchAll(SYMBOL)].flatMap(([, name = '', box = '', body = '']) => {
    const lamp = LAMP.exec(body)?.[1];
    const line = mask(name, dataUri(box, pen, body.replace(LAMP, '')));
    return lamp ? [line, mask(`${name}-lamp`, dataUri(box, 'fill="black"', `<path d="${lamp}"/>`))] : [line];
  });
  const base = [
    '.frame {\n  position: relative;\n  flex: none;\n}',
    '.icon,\n.lamp {\n  position: absolute;\n  inset: 0;\n  background: currentColor;\n  -webkit-mask-size: 100% 100%;\n  mask-size: 100% 100%;\n}',
    '.lamp {\n  background: var(--glow);\n}',
  ];
  return [...base, ...rules, ''].join('\n');
}

if (process.argv[1] === __filename) writeFileSync(SHEET, iconStyles());
