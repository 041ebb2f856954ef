import { lineOf } from './build-failure';
import type { Complaint } from './build-failure';
import { BUILTIN_TAGS, TEMPLATE_TAGS } from './tags';

/** A rule of our own templates: what must not be written, and why. */
const FORBIDDEN: readonly [pattern: RegExp, sentence: string][] = [
  [/\swx-(if|for|elif|else|key)\b/g, 'write wx:if and wx:for with a colon'],
  [
    />(?:\{\{[\s\S]*?\}\}|[^<{])*?\\n/g,
    String.raw`a literal \n in text is drawn as two letters by WeChat; write {{'\n'}}`,
  ],
  [/\b(?:bind|catch)\w*:?\w*="\{\{\s*\w+\.\w+\s*\}\}"/g, 'an event handler in WXS is not supported by every renderer'],
];

const TAG = /<([a-zA-Z][\w-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*\/?>/g;

const blanked = (text: string) => text.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
const withoutScripts = (text: string) =>
  text.replace(
    /(<wxs\b[^>]*>)([\s\S]*?)(<\/wxs>)/g,
    (_, open: string, body: string, close: string) => open + body.replace(/[^\n]/g, ' ') + close,
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
  for (const match of source.matchAll(TAG)) {
    const [, tag = '', attributes = ''] = match;
    const isKnown = BUILTIN_TAGS.has(tag) || TEMPLATE_TAGS.has(tag) || known.has(tag);
    if (!isKnown) complain(match.index, `the tag <${tag}> is neither built in nor declared in usingComponents`);
    const names = [...attributes.matchAll(/([^\s"'=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'))?/g)].map(([, name]) => name);
    const double = names.find((name, i) => names.indexOf(name) !== i);
    if (double) complain(match.index, `the attribute ${double} stands twice on <${tag}>`);
  }
  return complaints;
}
