import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DRAWINGS = join(__dirname, 'icons');
const COMPONENTS = join(__dirname, '../miniprogram/components');
const SYMBOL = /<symbol id="([\w-]+)" viewBox="([^"]+)">([\s\S]*?)<\/symbol>/g;
const LAMP = /<path stroke="none" fill="lamp" d="([^"]*)"\/>/;
const SHAPE = /<(?:path|circle|rect)\b[^>]*\/>/g;
const PEN = 'fill="none" stroke="black" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';

interface Symbol {
  name: string;
  box: string;
  body: string;
}

/** What is seen of one colour without another between. */
interface Layer {
  /** Name of a token. */
  colour: string;
  body: string;
}

const symbolsOf = (file: string): Symbol[] =>
  [...readFileSync(join(DRAWINGS, file), 'utf8').matchAll(SYMBOL)].map(([, name = '', box = '', body = '']) => ({
    name,
    box,
    body,
  }));

/** A mask with the signs escaped that end a URL, and no other. */
function maskOf(box: string, attributes: string, body: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" ${attributes}>${body}</svg>`;
  const escaped = svg.replaceAll('"', "'").replace(/[<>#]/g, encodeURIComponent);
  return `url("data:image/svg+xml,${escaped}")`;
}

// Every renderer in use knows the prefixed name; not all of them know the other one.
const rule = (name: string, mask: string, colour = '') =>
  `.${name} {\n${colour && `  background: var(--${colour});\n`}  -webkit-mask-image: ${mask};\n}`;

/** The icons as masks, so that they take the colour of the text; a tab's lamp is a mask of its own. */
export function iconStyles(): string {
  const rules = symbolsOf('icons.svg').flatMap(({ name, box, body }) => {
    const lamp = LAMP.exec(body)?.[1];
    const line = rule(name, maskOf(box, PEN, body.replace(LAMP, '')));
    return lamp ? [line, rule(`${name}-lamp`, maskOf(box, 'fill="black"', `<path d="${lamp}"/>`))] : [line];
  });
  const base = [
    '.frame {\n  position: relative;\n  flex: none;\n}',
    '.inline {\n  width: 1.2em;\n  height: 1.2em;\n}',
    '.icon,\n.lamp {\n  position: absolute;\n  inset: 0;\n  background: currentColor;\n  -webkit-mask-size: 100% 100%;\n}',
    '.lamp {\n  background: var(--glow);\n}',
  ];
  return [...base, ...rules, ''].join('\n');
}

/** A shape's ground and its line, each of one colour, the ground below. */
function layersOf(shape: string): Layer[] {
  const colourOf = (part: 'fill' | 'stroke') => new RegExp(`\\s${part}="([\\w-]+)"`).exec(shape)?.[1];
  const bare = shape.replace(/\s(?:fill|stroke)="[^"]*"/g, '');
  const fill = colourOf('fill');
  const stroke = colourOf('stroke');
  const ground = bare.replace(/\sstroke-[\w-]+="[^"]*"/g, '');
  return [
    ...(fill ? [{ colour: fill, body: ground }] : []),
    ...(stroke ? [{ colour: stroke, body: bare.replace('/>', ' fill="none" stroke="black"/>') }] : []),
  ];
}

function merged(layers: readonly Layer[]): Layer[] {
  const result: Layer[] = [];
  for (const { colour, body } of layers) {
    const below = result.at(-1);
    if (below?.colour === colour) below.body += body;
    else result.push({ colour, body });
  }
  return result;
}

/** The pictures as layers of one token each, so that they follow light and dark; and how many layers each has. */
export function pictureStyles(): { sheet: string; counts: string } {
  const pictures = symbolsOf('pictures.svg').map(({ name, box, body }) => {
    const layers = merged([...body.matchAll(SHAPE)].flatMap(([shape]) => layersOf(shape)));
    const round = 'stroke-linecap="round" stroke-linejoin="round"';
    const rules = layers.map((layer, i) => rule(`${name}-${i}`, maskOf(box, round, layer.body), layer.colour));
    return { name, rules, count: layers.length };
  });
  const base = [
    '.picture {\n  position: relative;\n  flex: none;\n}',
    '.layer {\n  position: absolute;\n  inset: 0;\n  -webkit-mask-size: 100% 100%;\n}',
  ];
  const sheet = [...base, ...pictures.flatMap(({ rules }) => rules), ''].join('\n');
  const lines = pictures.map(({ name, count }) => `  ${/^\w+$/.test(name) ? name : `'${name}'`}: ${count},`);
  const counts = [
    '/** Layers of each picture; written by scripts/draw-icons.ts from scripts/icons/pictures.svg. */',
    'export const LAYERS: Readonly<Record<string, number>> = {',
    ...lines,
    '};',
    '',
  ].join('\n');
  return { sheet, counts };
}

/** Every file that is drawn, by its path below miniprogram/components. */
export function drawnFiles(): Record<string, string> {
  const { sheet, counts } = pictureStyles();
  return {
    'line-icon/line-icon.wxss': iconStyles(),
    'line-picture/line-picture.wxss': sheet,
    'line-picture/layers.ts': counts,
  };
}

if (process.argv[1] === __filename) {
  for (const [file, text] of Object.entries(drawnFiles())) writeFileSync(join(COMPONENTS, file), text);
}
