import { rows } from './row';

const GOODS = 'packages/warmth-goods/pages';
const HERE = `site=${encodeURIComponent('station:station-01')}&name=${encodeURIComponent('中航技工业户外劳动者站点')}`;
const ZONE = `id=bda&name=${encodeURIComponent('北京经济技术开发区总工会')}`;
const page = (name: string, query: string) => `${GOODS}/${name}/${name}?${query}`;

export const warmthGoods = rows([
  ['home-goods', 'keeper-sun', 'pages/home/home', '看行程', null],
  ['stock', 'keeper-sun', page('stock', 'id=bda-p2'), '到了，点收', '库存'],
  ['stock-write-off', 'keeper-sun', page('move', `${HERE}&way=writeOff`), '怎么了', '报损'],
  ['stock-purchase', 'secretary-li', page('move', 'site=unit%3Abda&way=purchase'), '从哪里买的', null],
  ['stock-arrival', 'keeper-sun', page('arrival', `${HERE}&transfer=demo-arriving`), '都在，收下', '点收'],
  ['stock-movements', 'keeper-sun', page('movements', HERE), '大风蓝色预警', '进出流水'],
  ['stock-take', 'keeper-sun', page('stock-take', HERE), '开始盘点', '盘点'],
  ['catalogue', 'secretary-li', page('catalogue', ZONE), '里面有', '物资目录'],
  ['catalogue-item', 'secretary-li', page('item', 'item=kit-winter'), '这是整包', '一样物资'],
  ['tally', 'secretary-li', page('tally', ZONE), '账物相符', '物资月报'],
  ['trips', 'secretary-li', page('trips', ZONE), '夜间分拣中心慰问', '慰问'],
  ['trips-coming', 'keeper-sun', page('trips', 'id=bda-p2'), '全市冬日走访', null],
  ['trip-host', 'keeper-sun', page('trip', 'trip=demo-trip-4'), '全市冬日走访', null],
  ['trip', 'secretary-li', page('trip', 'trip=demo-trip-2'), '收车，对数', '这次慰问'],
  ['trip-closed', 'secretary-li', page('trip', 'trip=demo-trip-1'), '复制这次的小结', null],
  ['plan-trip', 'secretary-li', page('plan-trip', ZONE), '从哪里装车', '安排慰问'],
  ['depot', 'secretary-li', page('depot', 'trip=demo-trip-2&stop=s1'), '请师傅打开“我的码”', '在这站发'],
  ['my-code', 'courier-zhou', page('my-code', ''), '秒', '我的码'],
  ['depot-closed', 'secretary-li', page('depot', 'trip=demo-trip-1&stop=s1'), '见证 郑国强', null],
  ['visit', 'secretary-li', page('visit', 'trip=demo-trip-1&stop=s1'), '答应了什么', '走访记录'],
  ['close-trip', 'secretary-li', page('close-trip', 'trip=demo-trip-2'), '对上了，收车', '收车'],
]);
