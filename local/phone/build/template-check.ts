import { lineOf } from './build-failure';
import type { Complaint } from './build-failure';
import { BUILTIN_TAGS, TEMPLATE_TAGS } from './tags';

/** A rule of our own templates: what must not be written, and why. */
const FORBIDDEN: readonly [pattern: RegExp, sentence: string][] = [
  [/\swx-(if|for|elif|else|key)\b/g, 'write wx:if and wx:for with a colon'],
  [/\b(?:bind|catch)\w*:?\w*="\{\{\s*\w+\.\w+\s*\}\}"/g, 'an event handler in WXS is not supported by every renderer'],
];

const NEWLINE = String.raw`a literal \n in text is drawn as two letters by WeChat; write {{'\n'}}`;

const LOOPED = 'an <include> inside wx:for knows no item in one renderer and does in the other; write a <template>';

/** How a tag says that it can be tapped. What begins with words says by itself what it is. */
const TAPPED = /^(?:bind|catch|mut-bind):?tap$/;

const ATTRIBUTE = /([^\s"'=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'))?/g;
const TAG = /<([a-zA-Z][\w-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*\/?>/g;
const OPENED_OR_CLOSED = new RegExp(`</([\\w-]+)\\s*>|${TAG.source}`, 'g');

const blanks = (text: string) => text.replace(/[^\n]/g, ' ');
const blanked = (text: string) => text.replace(/<!--[\s\S]*?-->/g, blanks);
/** Only what is drawn as it stands, with everything at its place. */
const textOnly = (text: string) => text.replace(/\{\{[\s\S]*?\}\}/g, blanks).replace(/<[^>]*>/g, blanks);
const withoutScripts = (text: string) =>
  text.replace(
    /(<wxs\b[^>]*>)([\s\S]*?)(<\/wxs>)/g,
    (_, open: string, body: string, close: string) => open + blanks(body) + close,
  );

/** What is wrong in a template of our own beyond its grammar. @param known tags that stand for components */
export function templateComplaints(file: string, text: string, known: ReadonlySet<string>): Complaint[] {
  const source = withoutScripts(blanked(text));
  const complaints: Complaint[] = [];
  const complain = (offset: number, sentence: string) =>
    complaints.push({ file, line: lineOf(source, offset), sentence });

  for (const [pattern, sentence] of FORBIDDEN) {
    for (const match of source.matchAll(pattern)) complain(match.index, sentence);
  }
  for (const match of textOnly(source).matchAll(/\\n/g)) complain(match.index, NEWLINE);
  for (const offset of loopedIncludes(source)) complain(offset, LOOPED);
  for (const match of source.matchAll(TAG)) {
    const [whole, tag = '', attributes = ''] = match;
    const names = [...attributes.matchAll(ATTRIBUTE)].map(([, name = '']) => name);
    const content = source.slice(match.index + whole.length);
    for (const sentence of tagProblems({ tag, names, content }, known)) complain(match.index, sentence);
  }
  return complaints;
}

/** Where an `<include>` stands in something that is repeated, or is repeated itself. */
function loopedIncludes(source: string): number[] {
  const found: number[] = [];
  const loops: boolean[] = [];
  for (const match of source.matchAll(OPENED_OR_CLOSED)) {
    const [whole, closed, tag, attributes = ''] = match;
    if (closed !== undefined) {
      loops.pop();
      continue;
    }
    const isLoop = loops.at(-1) === true || /\swx:for(-items)?\s*=/.test(attributes);
    if (tag === 'include' && isLoop) found.push(match.index);
    if (!whole.endsWith('/>')) loops.push(isLoop);
  }
  return found;
}

interface Tag {
  tag: string;
  /** Of its attributes. */
  names: readonly string[];
  /** The template behind it. */
  content: string;
}

function tagProblems({ tag, names, content }: Tag, known: ReadonlySet<string>): string[] {
  const isBuiltIn = BUILTIN_TAGS.has(tag);
  const isKnown = isBuiltIn || TEMPLATE_TAGS.has(tag) || known.has(tag);
  const double = names.find((name, i) => names.indexOf(name) !== i);
  const isTapped = isBuiltIn && names.some((name) => TAPPED.test(name));
  const isSaid = names.includes('aria-label') || /^\s*[^\s<]/.test(content);
  return [
    ...(isKnown ? [] : [`the tag <${tag}> is neither built in nor declared in usingComponents`]),
    ...(double ? [`the attribute ${double} stands twice on <${tag}>`] : []),
    ...(isTapped && !isSaid ? [`<${tag}> can be tapped and has no aria-label`] : []),
  ];
}
