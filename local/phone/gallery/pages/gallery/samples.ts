import type { Unsent } from '../../../../../miniprogram/services/outbox';

/** Invented content, the same at every visit. */

const SECOND_MS = 1_000;

const STATES = ['reported', 'phoned', 'late', 'missed', 'reported', 'today'];
const daysOf = (states: readonly string[]) =>
  Array.from({ length: 14 }, (_, i) => ({
    day: new Date(Date.UTC(2022, 10, 22 + i)).toISOString().slice(0, 10),
    state: states[i] ?? 'ahead',
  }));

const WEEK = [38, 52, 47, 61, 58, 44, 54];
const WEEKDAYS = ['五', '六', '日', '一', '二', '三', '今天'];
const weekly = WEEK.map((value, i) => ({ label: WEEKDAYS[i]!, value, now: i === 6 }));
const GROWTH = [268, 274, 281, 290, 296, 305, 312];
const growing = GROWTH.map((value, i) => ({ label: i === 6 ? '今天' : String(18 + i), value, now: i === 6 }));
const SHARES = [
  0.9,
  0.9,
  1,
  1,
  1,
  0.9,
  0.6,
  1,
  1,
  1,
  0.9,
  1,
  0.9,
  0.9,
  1,
  1,
  1,
  1,
  1,
  1,
  0.9,
  1,
  1,
  1,
  0.97,
  null,
  null,
  null,
];
const shares = SHARES.map((value, i) => ({ label: `${i + 1} 日`, value, now: i === 24 }));

const photo = (id: string, colour: string, state: string) => ({
  id,
  state,
  path: `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="${colour}"/></svg>`)}`,
});

const station = {
  id: 's1',
  name: '中航技工业户外劳动者站点',
  opening: '开着 · 到 21:00',
  services: '热水 · 充电 · 微波炉',
  distance: '1.2 公里',
  isOpen: true,
};

/** How open-nearby stands after it has looked, by the id that it has here. */
const nearby = [
  { id: 'nearby-waiting', state: 'waiting', stations: [] },
  { id: 'nearby-asking', state: 'asking', stations: [] },
  { id: 'nearby-ready', state: 'ready', stations: [station, { ...station, id: 's2', name: '荣华街道暖心驿站' }] },
  { id: 'nearby-none', state: 'ready', stations: [] },
  { id: 'nearby-failed', state: 'failed', stations: [] },
];

/** What the sections of the gallery show. */
export const samples = () => ({
  now: Date.now(),
  nearby,
  until: Date.now() + 18 * SECOND_MS,
  days: daysOf(STATES),
  fresh: daysOf(['reported', 'reported', 'today']),
  steps: [
    { id: 'a', name: '登记', note: '20 日', state: 'done' },
    { id: 'b', name: '核实', note: '22 日', state: 'done' },
    { id: 'c', name: '移交', note: '今天', state: 'now', icon: 'home' },
    { id: 'd', name: '观察', note: '', state: 'ahead' },
  ],
  story: [
    { id: 'a', name: '收到了', note: '10:02，最近的站点马上就看到了', state: 'done' },
    { id: 'b', name: '陈师傅接手', note: '10:09，等了 7 分钟', state: 'done' },
    { id: 'c', name: '正在找住处', note: '问了 2 家，职工之家有 1 个床位，在等回话', state: 'now', icon: 'bed' },
    { id: 'd', name: '您说解决了，才算完', state: 'ahead' },
  ],
  stations: [
    { ...station, left: '还剩 12 份' },
    {
      ...station,
      id: 's2',
      name: '同仁堂东侧驿站',
      opening: '可能没开',
      isDoubtful: true,
      services: '今天有 1 人说锁着门',
      distance: '2.6 公里',
    },
    {
      ...station,
      id: 's3',
      name: '生物医药户外劳动者站点',
      opening: '关着 · 明天 07:00 开',
      isOpen: false,
      distance: '1.9 公里',
    },
  ],
  entries: [
    { id: 'warmth', icon: 'bag', name: '领暖心包', count: 1 },
    { id: 'returns', icon: 'train', name: '返京登记' },
    { id: 'relief', icon: 'hand', name: '求助' },
    { id: 'volunteers', icon: 'vest', name: '志愿服务' },
  ],
  weekly,
  growing,
  shares,
  reported: [
    { label: '报了', value: 305 },
    { label: '一共', value: 312 },
  ],
  photos: [photo('1', 'peru', 'ready'), photo('2', 'tan', 'sending'), photo('3', 'sienna', 'failed')],
  filters: [
    { value: 'open', label: '现在开着' },
    { value: 'water', label: '热水' },
    { value: 'power', label: '充电' },
    { value: 'stove', label: '微波炉' },
  ],
  reasons: [
    { value: 'address', label: '住址不归我们' },
    { value: 'number', label: '号码不对' },
    { value: 'twice', label: '登记重了' },
    { value: 'other', label: '别的原因' },
  ],
  promises: [
    '我们记下您的姓名、手机号、做什么工作。',
    '手机号加密存放，只有您所在的工会用得到。',
    '您随时可以在“我的”里看、改、删。',
  ],
  longName: '北京经济技术开发区荣华街道总工会户外劳动者暖心驿站第三服务点',
});

const write = (requestId: string, title: string, minutesAgo: number, refusal: string | null): Unsent => ({
  title,
  form: 'gallery',
  page: '/pages/gallery/gallery',
  call: { name: 'gallery', action: 'none', input: {}, requestId },
  writtenAt: Date.parse('2022-12-02T16:24:00+08:00') - minutesAgo * 60_000,
  told: refusal === null ? null : { problems: {}, refusal },
  draft: '{}',
});

/** What the phone keeps of writes that nobody has got yet, and of one that came back. */
export const UNSENT: readonly Unsent[] = [
  write('unsent-1', '改我的信息', 64, '您的信息刚在别处改过，请看过再交'),
  write('unsent-2', '今天的健康', 12, null),
  write('unsent-3', '求助', 3, null),
];
