import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Values by name that survive a restart: each change is a line at the end of a file, read again from the first. */
export class Journal<Value> {
  private readonly values = new Map<string, Value>();

  /** @param file `null`: kept in memory alone. A last line that a power cut tore is left out */
  constructor(private readonly file: string | null) {
    if (file === null) return;
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
    for (const line of lines) this.values.set(...(JSON.parse(line) as [string, Value]));
    writeFileSync(`${file}.new`, [...this.values].map(lineOf).join(''));
    renameSync(`${file}.new`, file);
  }

  get(name: string): Value | undefined {
    return this.values.get(name);
  }

  set(name: string, value: Value): void {
    this.values.set(name, value);
    if (this.file !== null) appendFileSync(this.file, lineOf([name, value]));
  }
}

const lineOf = (entry: [string, unknown]) => `${JSON.stringify(entry)}\n`;
