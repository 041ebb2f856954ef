/** What is wrong in the pages: a file (from the mini-program's root), a line counted from 1, and a sentence. */
export interface Complaint {
  file: string;
  line: number;
  sentence: string;
}

/** The pages cannot be built. The message has one line for each complaint: `file:line: sentence`. */
export class BuildFailure extends Error {
  constructor(readonly complaints: readonly Complaint[]) {
    super(complaints.map(({ file, line, sentence }) => `${file}:${line}: ${sentence}`).join('\n'));
    this.name = 'BuildFailure';
  }
}

/** The line on which an offset of a text lies. */
export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
