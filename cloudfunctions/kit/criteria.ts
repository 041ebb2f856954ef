import type { Database } from './cloud';

type Command = Database['command'];

/** A value a field can be compared with. */
export type Scalar = string | number | boolean | null;

/** A comparison written by our own code. It is a class, so that nothing a client sends can ever be one. */
export class Criterion {
  constructor(readonly command: (_: Command) => unknown) {}
}

/** What rows must be like: a field equals a value, or meets a criterion. */
export type Where<Row> = { readonly [Field in keyof Row]?: Scalar | Criterion };

/** Larger than every string that begins with what stands before it. */
const BEYOND = '\u{10FFFF}';

/** The field is one of the values. */
export const oneOf = (values: readonly Scalar[]) => new Criterion((_) => _.in([...values]));

/** The field is a list that has all of the values. */
export const hasAll = (values: readonly Scalar[]) => new Criterion((_) => _.all([...values]));

/** The string begins with the prefix and, when given, comes after the one named, whatever that is. */
export const startsWith = (prefix: string, after: string | null = null) =>
  new Criterion((_) => (after === null || after < prefix ? _.gte(prefix) : _.gt(after)).and(_.lt(prefix + BEYOND)));

/** The string begins with the prefix and, when given, comes before the one named, whatever that begins with. */
export const startsWithBefore = (prefix: string, before: string | null) =>
  new Criterion((_) => {
    const all = _.gte(prefix).and(_.lt(prefix + BEYOND));
    return before === null ? all : all.and(_.lt(before));
  });

/** The path lies within one of the paths; within none of them when there are none. */
export const withinAny = (paths: readonly string[]) =>
  new Criterion((_) => _.or(paths.map((path) => _.gte(path).and(_.lt(path + BEYOND)))));

/** The value is the one named or comes before it. */
export const atMost = (value: string | number) => new Criterion((_) => _.lte(value));

/** The value is the one named or comes after it, up to and without another. */
export const between = (from: string | number, to: string | number) => new Criterion((_) => _.gte(from).and(_.lt(to)));

/** The value is the one named or comes after it. */
export const atLeast = (value: string | number) => new Criterion((_) => _.gte(value));

/** The value comes after the one named. */
export const after = (value: string | number) => new Criterion((_) => _.gt(value));

/** There is no value. */
export const absent = () => new Criterion((_) => _.exists(false));

/** The value comes before the one named. */
export const before = (value: string | number) => new Criterion((_) => _.lt(value));

/**
 * The filter as the SDK sends it, every value behind an operator of ours.
 *
 * @throws TypeError when a value is undefined, which the SDK would drop and so widen the query, or an object
 */
export function filterOf(where: Readonly<Record<string, unknown>>, _: Command): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(where).map(([field, value]) => [
      field,
      value instanceof Criterion ? value.command(_) : _.eq(scalar(field, value)),
    ]),
  );
}

function scalar(field: string, value: unknown): Scalar {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as Scalar;
  throw new TypeError(`A filter on ${field} takes a plain value or a criterion, not ${typeof value}.`);
}
