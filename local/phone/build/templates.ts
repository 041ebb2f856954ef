import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TmplGroup } from 'glass-easel-template-compiler';
import type { Complaint } from './build-failure';
import type { Project } from './project';
import { templateComplaints } from './template-check';
import { WXS_RUNTIME, wxsToJs } from './wxs';

interface Warning {
  isError: boolean;
  code: number;
  message: string;
  startLine: number;
}

const isVendored = (id: string) => id.startsWith('miniprogram_npm/');

/** Compiles every template that a project reaches to one JavaScript expression: path → generator. */
export function compileTemplates({ root, units }: Project): { code: string; complaints: Complaint[] } {
  const compiler = new Templates(root);
  for (const { id, using } of units) compiler.add(id, new Set(Object.keys(using)));
  return { code: compiler.code(), complaints: compiler.complaints };
}

class Templates {
  readonly complaints: Complaint[] = [];
  private readonly group = new TmplGroup();
  private readonly seen = new Set<string>();

  constructor(private readonly root: string) {}

  /** A template and what it imports. @param known tags that stand for components where it is used */
  add(id: string, known: ReadonlySet<string>): void {
    if (this.seen.has(id)) return;
    this.seen.add(id);
    const file = `${id}.wxml`;
    const text = readFileSync(join(this.root, file), 'utf8');
    const warnings = (this.group.addTmpl(id, text) ?? []) as Warning[];
    const serious = warnings.filter(({ isError }) => isError || !isVendored(id));
    this.complaints.push(
      ...serious.map(({ startLine, message }) => ({ file, line: startLine + 1, sentence: message })),
    );
    if (!isVendored(id)) this.complaints.push(...templateComplaints(file, text, known));

    for (const name of this.group.getInlineScriptModuleNames(id) as string[]) {
      this.group.setInlineScript(id, name, wxsToJs(this.group.getInlineScript(id, name)));
    }
    for (const path of this.group.getDirectDependencies(id) as string[]) this.addImported(id, path, known);
    for (const path of this.group.getScriptDependencies(id) as string[]) this.addScript(path.replace(/\.wxs$/, ''));
  }

  code(): string {
    this.group.setExtraRuntimeScript(WXS_RUNTIME);
    return this.group.getTmplGenObjectGroups();
  }

  private addImported(from: string, path: string, known: ReadonlySet<string>): void {
    const id = path.replace(/\.wxml$/, '');
    if (existsSync(join(this.root, `${id}.wxml`))) this.add(id, known);
    else this.complaints.push({ file: `${from}.wxml`, line: 1, sentence: `the template ${path} does not exist` });
  }

  private addScript(id: string): void {
    if (this.seen.has(`${id}.wxs`)) return;
    this.seen.add(`${id}.wxs`);
    const source = readFileSync(join(this.root, `${id}.wxs`), 'utf8');
    this.group.addScript(id, wxsToJs(source));
    for (const [, path = ''] of source.matchAll(/require\(\s*['"]([^'"]+)['"]/g)) {
      this.addScript(join(dirname(id), path).replace(/\.wxs$/, ''));
    }
  }
}
