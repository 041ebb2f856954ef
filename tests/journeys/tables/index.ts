import { people } from './people';
import { returns } from './returns';
import { warmth } from './warmth';

export const PAGES = [...people, ...returns, ...warmth];
