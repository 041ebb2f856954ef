import { people } from './people';
import { returns } from './returns';
import { returnsCalls } from './returns-calls';
import { warmth } from './warmth';

export const PAGES = [...people, ...returns, ...returnsCalls, ...warmth];
