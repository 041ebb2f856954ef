import { rows } from './row';

const WARMTH = 'packages/warmth/pages';
const page = (name: string, query = '') => `${WARMTH}/${name}/${name}${query && `?${query}`}`;

export const warmth = rows([
  ['home-held', 'rider-xu', 'pages/home/home', '给您留好了', null],
  ['offers', 'courier-zhou', page('offers'), '2022 冬季送温暖', '暖心包'],
  ['claim', 'courier-zhou', page('claim', 'campaign=w-winter'), '预约，给我留一份', '领一份'],
  ['claim-refused', 'courier-zhou', page('claim', 'campaign=w-night'), '别的工种', null],
  ['voucher', 'rider-xu', page('voucher', 'campaign=w-winter'), '给站长扫一下', '领取码'],
  ['voucher-spent', 'courier-zhou', page('voucher', 'campaign=w-summer'), '领到了', null],
]);
