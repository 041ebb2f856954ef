/** `drop`: the connection breaks. Before an operation nothing was done; after it, it was committed and the reply is lost. */
export type Fault = 'pass' | 'drop';

/** Decides, for each database operation, whether it goes well; may also wait, or throw what the database would answer. */
export interface Faults {
  /** @param transactionId of the transaction that the operation is in, if any */
  before(action: string, collection: string, transactionId?: string): Fault | Promise<Fault>;
  after(action: string, collection: string): Fault | Promise<Fault>;
}

/** Breaks exactly the n-th database operation, counted from 1, and no other. */
export function breakingOperation(n: number, when: 'before' | 'after'): Faults {
  const counter = (active: boolean) => {
    let seen = 0;
    return (): Fault => ((seen += 1) === n && active ? 'drop' : 'pass');
  };
  return { before: counter(when === 'before'), after: counter(when === 'after') };
}
