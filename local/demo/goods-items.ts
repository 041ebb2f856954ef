import { itemRow } from '../../cloudfunctions/warmth/goods/items';
import type { Item } from '../../cloudfunctions/warmth/goods/items';

type Line = readonly [
  id: string,
  name: string,
  unit: string,
  spec: string,
  size: string,
  weightGrams: number,
  shelfLifeDays: number | null,
  lowAt: number | null,
];

const LINES: readonly Line[] = [
  ['gloves', '棉手套', '双', '加绒触屏', '均码', 120, null, 20],
  ['cup', '保温杯', '个', '500 毫升', '', 310, null, 10],
  ['warmer', '暖宝宝', '片', '12 小时', '', 30, 1_095, 200],
  ['scarf', '围脖', '条', '抓绒', '均码', 90, null, 20],
  ['insole', '发热鞋垫', '双', '可裁剪', '均码', 110, 730, null],
  ['mask', 'N95 口罩', '只', '独立包装', '', 8, 1_095, 100],
  ['cream', '护手霜', '支', '60 克', '', 75, 1_095, null],
  ['drops', '藿香正气水', '盒', '10 毫升 × 10 支', '', 140, 730, null],
  ['water', '矿泉水', '瓶', '550 毫升', '', 570, 365, 48],
];

const facts = { retired: false, version: 1, changedBy: 'demo' };

/** The kit of the winter campaign. */
export const WINTER_KIT_ID = 'kit-winter';

/** The catalogue of the demo. */
export const demoItems: readonly Item[] = [
  itemRow({
    _id: WINTER_KIT_ID,
    name: '冬季暖心包',
    unit: '份',
    spec: '手套、围脖、保温杯、暖宝宝',
    size: '',
    weightGrams: 820,
    shelfLifeDays: null,
    lowAt: 15,
    parts: [
      { itemId: 'gloves', count: 1 },
      { itemId: 'scarf', count: 1 },
      { itemId: 'cup', count: 1 },
      { itemId: 'warmer', count: 10 },
    ],
    ...facts,
  }),
  ...LINES.map(([_id, name, unit, spec, size, weightGrams, shelfLifeDays, lowAt]) =>
    itemRow({ _id, name, unit, spec, size, weightGrams, shelfLifeDays, lowAt, parts: [], ...facts }),
  ),
];
