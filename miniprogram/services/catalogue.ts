import type { ItemView } from '../../cloudfunctions/warmth/contract/goods';
import { warmth } from './warmth';

/** The whole catalogue, for whoever chooses from it or looks for one item. @param after where to begin; `null`: with the first */
export async function wholeCatalogue(kitsOnly: boolean, after: string | null = null): Promise<ItemView[]> {
  const { items, next } = await warmth('listItems', { search: '', kitsOnly, after });
  return next === null ? items : [...items, ...(await wholeCatalogue(kitsOnly, next))];
}
