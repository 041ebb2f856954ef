import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brokenAliases } from './alias';
import { lineOf } from './build-failure';
import type { Complaint } from './build-failure';
import { subpackageRoots } from './project';
import type { AppJson, Project, Unit } from './project';

/** A sentence about app.json, and the text there that it is about. */
type Finding = readonly [where: string, sentence: string];

/** What app.json may ask to be opened → the scope whose purpose has to be told; `null`: none. */
const PRIVATE_INFOS: Readonly<Record<string, string | null>> = {
  getFuzzyLocation: 'scope.userFuzzyLocation',
  getLocation: 'scope.userLocation',
  onLocationChange: 'scope.userLocation',
  startLocationUpdate: 'scope.userLocation',
  startLocationUpdateBackground: 'scope.userLocationBackground',
  chooseLocation: null,
  choosePoi: null,
  chooseAddress: null,
};
/** WeChat opens the fuzzy place or the precise one to a mini-program, never both. */
const PRECISE = ['getLocation', 'onLocationChange', 'startLocationUpdate', 'startLocationUpdateBackground'];
/** Characters of a purpose that WeChat shows. */
const PURPOSE_MOST = 30;
const TABS = { least: 2, most: 5 };

/** What WeChat would refuse in app.json, and components that would not be there when their page opens. */
export function appComplaints({ root, app, units }: Project): Complaint[] {
  const text = readFileSync(join(root, 'app.json'), 'utf8');
  const findings = [...privateInfos(app), ...purposes(app), ...tabs(app), ...subpackages(app), ...aliases(app)];
  const inApp = findings.map(([where, sentence]) => ({ file: 'app.json', line: lineIn(text, where), sentence }));
  return [...inApp, ...units.flatMap((unit) => strangers(root, unit, subpackageRoots(app)))];
}

const lineIn = (text: string, where: string): number => lineOf(text, Math.max(0, text.indexOf(where)));

/** Each value that stands more than once, once. */
const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, i) => values.indexOf(value) !== i)),
];

function privateInfos({ requiredPrivateInfos: asked = [] }: AppJson): Finding[] {
  const unknown = asked.filter((name) => !(name in PRIVATE_INFOS));
  const precise = asked.find((name) => PRECISE.includes(name));
  return [
    ...unknown.map((name): Finding => [`"${name}"`, `requiredPrivateInfos knows no ${name}`]),
    ...(precise !== undefined && asked.includes('getFuzzyLocation')
      ? [[`"${precise}"`, `${precise} and getFuzzyLocation exclude each other in requiredPrivateInfos`] as const]
      : []),
  ];
}

function purposes({ requiredPrivateInfos: asked = [], permission = {} }: AppJson): Finding[] {
  const scopes = new Set(asked.flatMap((name) => PRIVATE_INFOS[name] ?? []));
  const untold = [...scopes].filter((scope) => !permission[scope]?.desc?.trim());
  const long = Object.entries(permission).filter(([, { desc = '' }]) => [...desc].length > PURPOSE_MOST);
  return [
    ...untold.map((scope): Finding => ['"requiredPrivateInfos"', `permission does not say what ${scope} is for`]),
    ...long.map(([scope]): Finding => [`"${scope}"`, `the desc of ${scope} is longer than ${PURPOSE_MOST} characters`]),
  ];
}

function tabs({ tabBar, pages }: AppJson): Finding[] {
  if (!tabBar) return [];
  const paths = tabBar.list.map(({ pagePath }) => pagePath);
  const { least, most } = TABS;
  const isWrongCount = paths.length < least || paths.length > most;
  return [
    ...(isWrongCount ? [['"tabBar"', `a tabBar has ${least} to ${most} tabs, not ${paths.length}`] as const] : []),
    ...paths
      .filter((path) => !pages.includes(path))
      .map((path): Finding => ['"tabBar"', `the tab ${path} is no page of the main package`]),
    ...repeated(paths).map((path): Finding => ['"tabBar"', `the tab ${path} stands twice`]),
    ...tabBar.list
      .filter(({ text }) => !text?.trim())
      .map(({ pagePath }): Finding => ['"tabBar"', `the tab ${pagePath} has no text`]),
  ];
}

function subpackages(app: AppJson): Finding[] {
  const roots = subpackageRoots(app);
  const nested = roots.filter((one) => roots.some((other) => other !== one && one.startsWith(other)));
  const all = [...app.pages, ...(app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((p) => join(root, p)))];
  return [
    ...nested.map((one): Finding => [`"${one.slice(0, -1)}"`, `the subpackage ${one} lies within another`]),
    ...app.pages
      .filter((page) => roots.some((root) => page.startsWith(root)))
      .map((page): Finding => [`"${page}"`, `the page ${page} of the main package lies in a subpackage`]),
    ...repeated(all).map((page): Finding => [`"${page.split('/').at(-1)}"`, `the page ${page} stands twice`]),
  ];
}

const aliases = ({ resolveAlias = {} }: AppJson): Finding[] =>
  brokenAliases(resolveAlias).map((name) => [
    `"${name}"`,
    `resolveAlias maps ${name} only where both sides end with /*`,
  ]);

/** Components that lie in another subpackage, which need not be on the phone yet. */
function strangers(root: string, unit: Unit, roots: readonly string[]): Complaint[] {
  const home = (id: string) => roots.find((one) => id.startsWith(one));
  const file = `${unit.id}.json`;
  return Object.entries(unit.using)
    .filter(([, id]) => home(id) !== undefined && home(id) !== home(unit.id))
    .map(([tag, id]) => ({
      file,
      line: lineIn(readFileSync(join(root, file), 'utf8'), `"${tag}"`),
      sentence: `the component /${id} lies in another subpackage and may not be there yet`,
    }));
}
