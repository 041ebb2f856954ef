import { badRequest } from './database-error';
import { matcher, sorted } from './matching';
import { planFor } from './planner';
import type { Order, Plan } from './planner';
import type { Collection, Store } from './store';
import type { Document } from './values';

/** Finds documents by the plan that looks at least of them. */
export class Finder {
  /** @param scanLimit how many documents a query that no index serves may look at */
  constructor(
    private readonly store: Store,
    private readonly scanLimit: number,
  ) {}

  /** What matches, in its order, and how many documents were looked at for it. @param enough stop after so many */
  matching(collection: Collection, filter: Document, order: Order | null, enough: number) {
    const plan = planFor(filter, order, collection.indexes);
    const matches = matcher(filter);
    const documents: Document[] = [];
    let examined = 0;
    for (const document of this.store.candidates(collection, plan, plan.sorted ? enough : Infinity)) {
      examined += 1;
      this.refuseScan(collection, plan, filter, order, examined);
      if (matches(document)) documents.push(document);
      if (plan.sorted && documents.length >= enough) break;
    }
    return { documents: order && !plan.sorted ? sorted(documents, order) : documents, examined };
  }

  /** @throws DatabaseError when no declared index serves the query, or its order, and it looks at too many documents */
  private refuseScan({ name }: Collection, plan: Plan, filter: Document, order: Order | null, examined: number): void {
    const served = plan.by === 'ids' || (plan.by === 'index' && (plan.sorted || order === null));
    if (served || examined <= this.scanLimit) return;
    const fields = [...Object.keys(filter), ...Object.keys(order ?? {})].filter((field) => !field.startsWith('$'));
    const wanted = [...new Set(fields)].join(', ') || 'a filter';
    throw badRequest(
      `No index of ${name} serves this query (${examined} documents examined): declare one on ${wanted}`,
    );
  }
}
