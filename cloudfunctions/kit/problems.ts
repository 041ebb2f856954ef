import type * as z from 'zod';
import type { FieldProblem, Problem } from './failure';

type Issue = z.core.$ZodIssue;

/** More than a form has fields; a hostile input must not make a long answer. */
const MOST_PROBLEMS = 20;

const sizeProblem = (issue: Issue & { origin: string }, ofText: Problem): Problem =>
  issue.origin === 'number' || issue.origin === 'int' ? 'range' : ofText;

/** The field problems that a failed parse amounts to, the first of each field. @param input what was parsed, to tell a missing field from a wrong one */
export function fieldProblems(issues: readonly Issue[], input: unknown): FieldProblem[] {
  const byPath = new Map<string, FieldProblem>();
  for (const found of issues.flatMap((issue) => problemsOf(issue, input))) {
    if (!byPath.has(found.path)) byPath.set(found.path, found);
  }
  return [...byPath.values()].slice(0, MOST_PROBLEMS);
}

function problemsOf(issue: Issue, input: unknown): FieldProblem[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key.slice(0, 40)].join('.'), problem: 'surplus' }));
  }
  const value = path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], input);
  return [{ path: path.join('.'), problem: value === undefined || value === '' ? 'required' : problemOf(issue) }];
}

function problemOf(issue: Issue): Problem {
  if (issue.code === 'too_big') return sizeProblem(issue, 'tooLong');
  if (issue.code === 'too_small') return sizeProblem(issue, 'tooShort');
  // A refinement compares fields with one another: each is well formed, together they cannot be.
  if (issue.code === 'custom') return 'range';
  return issue.code === 'invalid_value' ? 'unknown' : 'format';
}
