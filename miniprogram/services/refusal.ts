import type { FieldProblem } from '../../cloudfunctions/kit/failure';
import { failureSentence } from '../text/failures';
import { problemSentence } from '../text/problems';
import type { ServiceFailure } from './cloud';

/** A refusal as a form shows it. */
export interface Told {
  /** Field → what is wrong with it. */
  problems: Record<string, string>;
  /** What happened as a whole; empty while all is well. */
  refusal: string;
}

/** The sentences for a failure; a field goes by each part of its path, so that a page finds it as it shows it. */
export function toldOf(failure: ServiceFailure): Told {
  const fields = (failure.details['fields'] ?? []) as FieldProblem[];
  const entries = fields.flatMap(({ path, problem }) =>
    path.split('.').map((part) => [part, problemSentence(path, problem)] as const),
  );
  return { problems: Object.fromEntries(entries), refusal: failureSentence(failure) };
}
