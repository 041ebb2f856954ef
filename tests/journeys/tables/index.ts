import { people } from './people';
import { returns } from './returns';
import { returnsCalls } from './returns-calls';
import { returnsOffice } from './returns-office';
import { warmth } from './warmth';
import { warmthGoods } from './warmth-goods';
import { warmthKeeper } from './warmth-keeper';
import { warmthOffice } from './warmth-office';

const RETURNS = [...returns, ...returnsCalls, ...returnsOffice];
const WARMTH = [...warmth, ...warmthKeeper, ...warmthGoods, ...warmthOffice];

export const PAGES = [...people, ...RETURNS, ...WARMTH];
