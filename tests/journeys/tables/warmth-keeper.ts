import { rows } from './row';

const KEEPER = 'packages/warmth-keeper/pages';

export const warmthKeeper = rows([
  ['home-keeper', 'keeper-sun', 'pages/home/home', '今天的站点', null],
  ['station-day', 'keeper-sun', `${KEEPER}/day/day`, '开门以来发的', '今天的站点'],
  ['hand-out', 'keeper-sun', `${KEEPER}/hand-out/hand-out?station=none&digits=1234567890`, '不能发', null],
]);
