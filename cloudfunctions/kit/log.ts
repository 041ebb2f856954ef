/** What a log line may say. A name that is not here cannot be logged, so no personal data ever is. */
export interface LogLine {
  level: 'info' | 'warn' | 'error';
  at: number;
  requestId: string;
  function: string;
  /** An action or job of the contract; `null` when the call named none that exists. */
  action: string | null;
  outcome: string;
  ms: number;
  operations: number;
  /** Where a defect was thrown: its class, the platform's code, and stack frames without the message. */
  defect?: Defect;
}

export interface Defect {
  name: string;
  code: string | null;
  frames: string[];
}

/** A thrown value without its message, which may quote what somebody typed. */
export function defectOf(error: unknown): Defect {
  if (!(error instanceof Error)) return { name: typeof error, code: null, frames: [] };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const { code } = error as { code?: unknown };
  return {
    name: error.name,
    code: typeof code === 'string' ? code : null,
    frames: frames.slice(0, 8).map((f) => f.trim()),
  };
}

/** Writes one line of JSON, as the platform's log collects it. */
export function writeLog(line: LogLine): void {
  console.log(JSON.stringify(line)); // eslint-disable-line no-console -- the platform collects what a function prints
}
