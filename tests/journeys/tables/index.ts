import { people } from './people';
import { returns } from './returns';
import { returnsCalls } from './returns-calls';
import { returnsOffice } from './returns-office';
import { warmth } from './warmth';
import { warmthGoods } from './warmth-goods';

export const PAGES = [...people, ...returns, ...returnsCalls, ...returnsOffice, ...warmth, ...warmthGoods];
