import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** What a person chose for one template in the dialog. */
export type Choice = 'accept' | 'reject';

/** How many messages each person has agreed to and not got yet; survives a restart when it has a file. */
export class Credits {
  private readonly left: Map<string, number>;

  /** @param file `null`: kept in memory alone */
  constructor(private readonly file: string | null) {
    const kept = file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as [string, number][]) : [];
    this.left = new Map(kept);
  }

  of(openid: string, templateId: string): number {
    return this.left.get(`${openid} ${templateId}`) ?? 0;
  }

  add(openid: string, templateId: string): void {
    this.set(openid, templateId, this.of(openid, templateId) + 1);
  }

  /** Takes one; `false` when there is none. */
  spend(openid: string, templateId: string): boolean {
    const left = this.of(openid, templateId);
    if (left === 0) return false;
    this.set(openid, templateId, left - 1);
    return true;
  }

  private set(openid: string, templateId: string, count: number): void {
    this.left.set(`${openid} ${templateId}`, count);
    if (this.file === null) return;
    writeFileSync(`${this.file}.new`, JSON.stringify([...this.left]));
    renameSync(`${this.file}.new`, this.file);
  }
}
