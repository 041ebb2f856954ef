/** An error as the real service words it: HTTP 200 with a code, which the SDK throws. */
export class DatabaseError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${message}. Please check your request, but if the problem persists, contact us.`);
    this.name = 'DatabaseError';
  }
}

/** Which of the two codes a duplicate key is told by; reports from the real service disagree. */
export type DuplicateShape = 'DATABASE_REQUEST_FAILED' | 'DATABASE_DUPLICATE_WRITE';

export const noCollection = (name: string) =>
  new DatabaseError('DATABASE_COLLECTION_NOT_EXIST', `Db or Table not exist: ${name}`);

export const badRequest = (message: string) =>
  new DatabaseError('DATABASE_REQUEST_FAILED', `[FailedOperation.Update] ${message}`);

export const badOperator = (message: string) =>
  new DatabaseError('DATABASE_INVALID_OPERRATOR', `[InvalidParameter.Operator] ${message}`);

export const conflict = () =>
  new DatabaseError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others',
  );

export const noTransaction = () =>
  new DatabaseError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds',
  );

/** The disk takes no more. What is there can be read, and whatever was acknowledged is there. */
export const storageFull = () =>
  new DatabaseError(
    'DATABASE_REQUEST_FAILED',
    '[ResourceInsufficient.StorageFull] The storage is full, nothing was written',
  );

/** A transaction that writes more than it may. */
export const transactionTooLarge = () =>
  new DatabaseError(
    'DATABASE_TRANSACTION_FAIL',
    '[LimitExceeded] Total size of all transaction operations is too large',
  );

/** @param key the values that collide, as the message quotes them */
export const duplicateKey = (shape: DuplicateShape, collection: string, index: string, key: object) =>
  new DatabaseError(
    shape,
    `[FailedOperation.DuplicateWrite] multiple write errors: [{write errors: [{E11000 duplicate key error collection: tnt-local.${collection} index: ${index} dup key: ${JSON.stringify(key)}}]}, {<nil>}]`,
  );
