/** What WeChat's asynchronous calls take beside their own options. */
export interface Callbacks {
  success?(result: object): void;
  fail?(error: object): void;
  complete?(result: object): void;
}

type Run<Options> = (options: Options) => unknown;

/** A refusal with WeChat's number for it. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly errno: number,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/**
 * An API as WeChat has them: with callbacks where one is given, else with a promise. What `run` answers is the result,
 * an Error it throws becomes `errMsg: "<name>:fail <message>"`, with the numbers it carries.
 */
export function asynchronous<Options extends object>(name: string, run: Run<Options>) {
  return (options: Options & Callbacks = {} as Options) => {
    const outcome = settle(name, run, options);
    if (!options.success && !options.fail && !options.complete) return outcome;
    outcome.then(
      (result) => {
        options.success?.(result);
        options.complete?.(result);
      },
      (error: object) => {
        options.fail?.(error);
        options.complete?.(error);
      },
    );
    return undefined;
  };
}

async function settle<Options>(name: string, run: Run<Options>, options: Options): Promise<object> {
  try {
    return { errMsg: `${name}:ok`, ...((await run(options)) as object | undefined) };
  } catch (error) {
    const { message } = error as Error;
    throw Object.assign(new Error(message), { errMsg: `${name}:fail ${message}`, ...(error as object) });
  }
}
