import { pathBelow, ROOT_UNIT_ID } from '../../cloudfunctions/domain/org-unit';
import type { OrgUnitKind } from '../../cloudfunctions/domain/org-unit';
import { orgUnitRow } from '../../cloudfunctions/places/store';
import type { OrgUnit } from '../../cloudfunctions/places/store';
import { DISTRICTS } from './divisions';
import type { Division } from './divisions';

/** A unit before its place in the tree is worked out. */
interface Sketch {
  id: string;
  name: string;
  kind: OrgUnitKind;
  divisionCode?: string;
  below?: Sketch[];
}

/** Invented firms; the parks they sit in are real. */
const FIRMS = {
  bda: ['长风机械', '博远生物', '华澄芯片', '天启医疗', '蓝桥物流', '万合汽车部件', '亦城快递', '亦城精密', '东晟电子'],
  'd110117-x': ['谷新包装', '绿野食品', '兴谷重工', '洳河纺织'],
  d110114104: ['阳坊粮油', '西山检测'],
} as const;

const PARKS: Record<string, readonly string[]> = {
  bda: ['北京亦庄生物医药园', '中航技工业园', '汇龙森科技园', '经开智造园', '荣华街道', '博兴街道'],
};

const firms = (parent: keyof typeof FIRMS): Sketch[] =>
  FIRMS[parent].map((name, i) => ({ id: `${parent}-e${i + 1}`, name: `${name}工会`, kind: 'enterprise' }));

const streetOrTown = ({ code, name, kind }: Division): Sketch => {
  const id = `d${code}`;
  const below = id in FIRMS ? { below: firms(id as keyof typeof FIRMS) } : {};
  return { id, name: `${name}总工会`, kind, ...below };
};

const districts: Sketch[] = DISTRICTS.map(({ code, name, divisions }) => ({
  id: `d${code}`,
  name: `${name}总工会`,
  kind: 'district',
  divisionCode: code,
  below: [
    ...divisions.map(streetOrTown),
    ...(code === '110117'
      ? [{ id: 'd110117-x', name: '兴谷经济开发区工会', kind: 'park' as const, below: firms('d110117-x') }]
      : []),
  ],
}));

const zone: Sketch = {
  id: 'bda',
  name: '北京经济技术开发区总工会',
  kind: 'zone',
  below: [
    ...PARKS['bda']!.map((name, i) => ({ id: `bda-p${i + 1}`, name: `${name}工会`, kind: 'park' as const })),
    ...firms('bda'),
  ],
};

const root: Sketch = { id: ROOT_UNIT_ID, name: '北京市总工会', kind: 'city', below: [...districts, zone] };

function rowsOf(sketch: Sketch, parent: OrgUnit | null, order: number): OrgUnit[] {
  const { id, name, kind, divisionCode = null, below = [] } = sketch;
  const within = parent && parent._id !== ROOT_UNIT_ID ? [parent.within, parent.name].filter(Boolean).join(' · ') : '';
  const path = pathBelow(parent?.path ?? '', id);
  const parentId = parent?._id ?? null;
  const row = orgUnitRow({
    _id: id,
    name,
    kind,
    parentId,
    path,
    within,
    divisionCode,
    hasUnits: below.length > 0,
    order,
  });
  return [row, ...below.flatMap((child, i) => rowsOf(child, row, i))];
}

/** The union tree of the demo: real districts, streets, towns and parks; invented firms. */
export const demoOrgUnits: readonly OrgUnit[] = rowsOf(root, null, 0);

/** A unit of the demo. @throws Error when it has none of that id */
export function demoOrgUnit(id: string): OrgUnit {
  const unit = demoOrgUnits.find(({ _id }) => _id === id);
  if (!unit) throw new Error(`The demo has no unit ${id}.`);
  return unit;
}
