import { rows } from './row';

const PEOPLE = 'packages/people/pages';
const ROSTER = `${PEOPLE}/import-roster/import-roster?id=bda-e1&name=长风机械工会`;

export const people = rows([
  ['home', 'courier-zhou', 'pages/home/home', '附近开着的站点', '首页'],
  ['home-secretary', 'secretary-li', 'pages/home/home', '今天没有', null],
  ['nearby', 'courier-zhou', 'pages/nearby/nearby', '永康公寓工会服务站', '附近站点'],
  ['messages', 'courier-zhou', 'pages/messages/messages', '还没有消息', null],
  ['mine', 'courier-zhou', 'pages/mine/mine', '154****0001', '我的'],
  ['mine-secretary', 'secretary-li', 'pages/mine/mine', '我为工会做的', null],
  ['mine-newcomer', 'nobody', 'pages/mine/mine', '您还没有登记', null],
  ['register', 'nobody', `${PEOPLE}/register/register`, '请告诉我们您是谁', null],
  ['choose-place', 'nobody', `${PEOPLE}/choose-place/choose-place`, '离您近的站点', '选站点或工会'],
  ['edit-me', 'courier-zhou', `${PEOPLE}/edit-me/edit-me`, '154****0001', '改我的信息'],
  ['unit-code', 'secretary-li', `${PEOPLE}/unit-code/unit-code?id=bda`, '扫一下就选好工会', '单位的码'],
  ['import-roster', 'secretary-li', ROSTER, '这个单位还没有名单', '导入名单'],
]);
