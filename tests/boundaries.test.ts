import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';

const root = join(__dirname, '..');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const own = files.filter((file) => !file.startsWith('miniprogram/miniprogram_npm/'));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const among = (pattern: RegExp) => own.filter((file) => pattern.test(file));

/** What a file needs at run time once its types are gone, as DevTools leaves it. */
function required(file: string): string[] {
  const { code } = transformSync(read(file), {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  return [...code.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1]!);
}

test('nothing but types leaves the mini-program', () => {
  const leaving = among(/^miniprogram\/.*\.ts$/).flatMap((file) =>
    required(file)
      .filter((path) => path.startsWith('.') && !join(file, '..', path).startsWith('miniprogram/'))
      .map((path) => `${file} → ${path}`),
  );

  expect(among(/^miniprogram\/.*\.ts$/).length).toBeGreaterThan(20);
  expect(leaving).toEqual([]);
});

test('a subpackage needs nothing of another', () => {
  const crossing = among(/^miniprogram\/packages\/.*\.ts$/).flatMap((file) => {
    const home = file.split('/').slice(0, 3).join('/');
    return required(file)
      .map((path) => join(file, '..', path))
      .filter((path) => path.startsWith('miniprogram/packages/') && !path.startsWith(`${home}/`));
  });

  expect(crossing).toEqual([]);
});

test('only one file speaks to the cloud on each side', () => {
  const calling = among(/^miniprogram\/.*\.ts$/).filter((file) => /wx\.cloud\.callFunction/.test(read(file)));
  const querying = among(/^cloudfunctions\/.*\.ts$/).filter((file) => required(file).includes('@cloudbase/node-sdk'));

  expect(calling).toEqual(['miniprogram/services/cloud.ts']);
  expect(querying).toEqual(['cloudfunctions/kit/cloud.ts']);
});

test('rules and domain ask neither a clock nor chance', () => {
  const pure = among(/^cloudfunctions\/(domain\/.*|[^/]+\/rules(\/.*)?)\.ts$/);

  const impure = pure.filter((file) => /Date\.now|new Date\(\)|Math\.random|cloudbase/.test(read(file)));

  expect(pure.length).toBeGreaterThan(5);
  expect(impure).toEqual([]);
});

test('one name stands in four places', () => {
  const capabilities = among(/^cloudfunctions\/[^/]+\/function\.json$/)
    .map((file) => file.split('/')[1]!)
    .sort();

  expect(capabilities).toEqual(['people', 'places', 'returns', 'warmth']);
  for (const name of capabilities) {
    expect(among(new RegExp(`^tests/${name}/`)).length).toBeGreaterThan(0);
    expect(own).toContain(`miniprogram/services/${name}.ts`);
    expect(own).toContain(`miniprogram/text/${name}.ts`);
  }
});

test('pages hold no colours and no raw type sizes', () => {
  const styles = among(/^miniprogram\/(pages|packages|components|custom-tab-bar)\/.*\.wxss$/);

  const raw = styles.flatMap((file) =>
    read(file)
      .replace(/url\("data:[^"]*"\)/g, '')
      .split('\n')
      .filter((line) => /#[0-9a-fA-F]{3,8}\b|font-size:\s*\d/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );

  expect(styles.length).toBeGreaterThan(5);
  expect(raw).toEqual([]);
});

/** Longer than the rest, each because it is one list that nobody reads for its turns. */
const LISTS = ['tests/local/documents/conformance.test.ts', 'tests/phone/interfaces.test.ts'];

test('a file is short enough to be read at one sitting', () => {
  const sources = among(/\.ts$/).filter((file) => !LISTS.includes(file));

  const long = sources.filter((file) => read(file).split('\n').length > 260);

  expect(long).toEqual([]);
});

test('no machine, no address of a registry and no real number stands in the tree', () => {
  const text = among(/\.(ts|cjs|mjs|json|md|wxml|wxss)$/).filter((file) => file !== 'tests/boundaries.test.ts');

  const found = text.filter((file) =>
    /"resolved":|(?<!\w)\/(root|home)\/\w|(?<!\d)1(?!54)[3-9]\d{9}(?!\d)/.test(read(file)),
  );

  expect(found).toEqual([]);
});

/** Code that breaks a rule of the house, and where it would stand. */
const breaches = {
  'cloudfunctions/people/rules.ts':
    "import { Failure } from '../kit/failure';\nexport const now = () => Date.now() + String(Failure);",
  'cloudfunctions/people/actions/x.ts': "import tcb from '@cloudbase/node-sdk';\nexport default tcb;",
  'cloudfunctions/kit/x.ts': "export { actions } from '../people/index';",
  'miniprogram/services/x.ts':
    "import { peopleContract } from '../../cloudfunctions/people/contract';\nexport default peopleContract;",
  'miniprogram/pages/home/x.ts': "export const call = () => wx.cloud.callFunction({ name: 'people' });",
};
/** Lints each of them; ESLint's own configuration is an ES module, which needs a process of its own. */
const LINT = `
const { ESLint } = require('eslint');
const eslint = new ESLint({
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => ruleId.includes('restricted'),
});
const lint = async ([filePath, code]) => [filePath, (await eslint.lintText(code, { filePath }))[0].errorCount];
Promise.all(Object.entries(JSON.parse(process.argv[1])).map(lint)).then((found) => console.log(JSON.stringify(found)));`;

test('lint refuses what does not belong into a file', () => {
  const found = execFileSync(process.execPath, ['-e', LINT, JSON.stringify(breaches)], { cwd: root, encoding: 'utf8' });

  const counts = new Map(JSON.parse(found) as [string, number][]);
  for (const file of Object.keys(breaches)) expect([file, counts.get(file)]).not.toEqual([file, 0]);
  expect(counts.size).toBe(Object.keys(breaches).length);
});

test('every link in the documents leads somewhere', () => {
  const links = among(/\.md$/).flatMap((file) =>
    [...read(file).matchAll(/(?:\]\(|src=")((?!https?:)[^)"#]+)/g)].map(([, to]) => ({ file, to: to! })),
  );

  const dead = links.filter(({ file, to }) => !existsSync(join(root, file, '..', to)));

  expect(links.length).toBeGreaterThan(15);
  expect(dead).toEqual([]);
});
