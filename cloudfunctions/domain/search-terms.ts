const IGNORED = /[\s·•（）()\-—,，。.]/g;

/**
 * The terms a name can be found by: each of its characters and each pair of neighbours. Chinese has no word breaks, so
 * pairs are the smallest thing that an index can look up exactly.
 */
export function termsOf(name: string): string[] {
  const letters = [...name.toLowerCase().replace(IGNORED, '')];
  const pairs = letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
  return [...new Set([...letters, ...pairs])];
}

/** The terms that a name must have to answer to what somebody typed; empty when nothing searchable was typed. */
export function wantedTerms(typed: string): string[] {
  const terms = termsOf(typed);
  const pairs = terms.filter((term) => [...term].length > 1);
  return pairs.length > 0 ? pairs : terms;
}
