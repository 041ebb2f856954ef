import { rows } from './row';

export const warmth = rows([]);
