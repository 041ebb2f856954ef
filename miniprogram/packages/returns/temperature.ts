/** Nobody alive is colder or hotter, °C; the server knows the same. */
const LEAST_C = 34;
const MOST_C = 43;

/** What somebody typed as a temperature: a number, nothing, or what is wrong with it. */
export interface Reading {
  /** °C; `null`: none was typed, or none that can be. */
  valueC: number | null;
  /** Empty while all is well. */
  problem: string;
  /** What was probably meant, such as 36.6 for 366; `null`: no guess. */
  meantC: number | null;
}

const isPossible = (value: number) => value >= LEAST_C && value <= MOST_C;

/** Reads a typed temperature; 366 and 73 are refused, the former with a guess. */
export function readTemperature(typed: string): Reading {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/[。,，]/, '.');
  if (text === '') return { valueC: null, problem: '', meantC: null };
  const value = Number(text.replace(/(℃|°C|度)$/i, ''));
  const rounded = Math.round(value * 10) / 10;
  if (isPossible(rounded)) return { valueC: rounded, problem: '', meantC: null };
  const meant = [value / 10, value / 100].find(isPossible) ?? null;
  const meantC = meant === null ? null : Math.round(meant * 10) / 10;
  const problem = meantC === null ? '体温应在 34 到 43 度之间，再看一眼体温计' : `是 ${meantC.toFixed(1)} 度吗？`;
  return { valueC: null, problem, meantC };
}
