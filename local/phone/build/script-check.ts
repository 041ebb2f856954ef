import { lineOf } from './build-failure';
import type { Complaint } from './build-failure';

/** Names that a browser has and WeChat has not; a page that asks for one would work here and die there. */
const FOREIGN =
  /(?<![.\w$])(window|document|localStorage|sessionStorage|XMLHttpRequest|HTMLElement|navigator)(?=\s*[.[(])/g;
/** What stands in quotes, in a pattern or in a comment is no name. */
const UNREAD = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g;

/** Names of the browser in a script of the mini-program. */
export function scriptComplaints(file: string, text: string): Complaint[] {
  const code = text.replace(UNREAD, (unread) => unread.replace(/[^\n]/g, ' '));
  return [...code.matchAll(FOREIGN)].map((match) => ({
    file,
    line: lineOf(code, match.index),
    sentence: `${match[1]} is a browser's; WeChat does not have it`,
  }));
}
