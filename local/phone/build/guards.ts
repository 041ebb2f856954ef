import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appComplaints } from './app-check';
import type { Complaint } from './build-failure';
import { contrastComplaints } from './contrast-check';
import { sizeComplaints } from './package-size';
import type { Project } from './project';
import { scriptComplaints } from './script-check';
import { styleComplaints } from './style-check';
import { filesBelow, vendoredComplaints } from './vendored-check';

/** A check of each file of our own whose name matches. */
const BY_FILE: readonly [name: RegExp, check: (file: string, text: string) => Complaint[]][] = [
  [/\.(ts|js)$/, scriptComplaints],
  [/^(?!styles\/).*\.wxss$/, styleComplaints],
  [/^styles\/tokens\.wxss$/, contrastComplaints],
];

/** What is wrong in scripts and style sheets, file by file. */
export function fileComplaints({ root }: Project): Complaint[] {
  const own = filesBelow(root).filter((file) => !file.startsWith('miniprogram_npm'));
  return own.flatMap((file) =>
    BY_FILE.filter(([name]) => name.test(file)).flatMap(([, check]) =>
      check(file, readFileSync(join(root, file), 'utf8')),
    ),
  );
}

/** What is wrong with a project as it would be uploaded: what it declares, its size, and what goes along for nothing. */
export function uploadComplaints(project: Project): Complaint[] {
  return [...appComplaints(project), ...vendoredComplaints(project), ...sizeComplaints(project)];
}
