import { rows } from './row';

export const returns = rows([]);
