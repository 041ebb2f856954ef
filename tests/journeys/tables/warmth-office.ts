import { rows } from './row';

const OFFICE = 'packages/warmth-office/pages';
const CITY = `id=bj&name=${encodeURIComponent('北京市总工会')}`;
const page = (name: string, query = '') => `${OFFICE}/${name}/${name}${query && `?${query}`}`;

export const warmthOffice = rows([
  ['campaigns', 'admin-gao', page('campaigns', CITY), '2022 冬季送温暖', '送温暖活动'],
  ['campaign-new', 'admin-gao', page('campaign-form', CITY), '存成草稿', '办一次新的'],
  ['campaign-edit', 'admin-gao', page('campaign-form', 'campaign=w-night'), '改好了，存上', null],
  ['campaign', 'admin-gao', page('campaign', 'campaign=w-winter'), '站点上的份数', '活动'],
  ['campaign-draft', 'admin-gao', page('campaign', 'campaign=w-spring'), '发布给职工', null],
  ['choose-station', 'admin-gao', page('choose-station', 'id=bj'), '荣华街道暖心驿站', '选站点'],
  ['figures', 'admin-gao', page('figures', 'campaign=w-winter'), '发给了哪些工种', '发得怎么样'],
  ['unit-figures', 'admin-gao', page('unit-figures', CITY), '发给了哪些工种', '一共发了多少'],
  ['poster', 'admin-gao', page('poster', 'campaign=w-winter&station=station-01'), '在这里领', '门上海报'],
  ['public-ledger', 'nobody', page('public-ledger'), '收了什么、发了什么', '公开账'],
]);
