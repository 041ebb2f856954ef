import { Agent, request } from 'node:http';

/** Posts a body over kept-alive connections; answers the text. */
export type Post = (body: string) => Promise<string>;

/** Plain HTTP clients, so that no SDK's own cost is measured. Close the agent when done. */
export function clientsOf(url: string, most: number): { post: Post; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: most });
  const headers = { 'content-type': 'application/json', authorization: 'Bearer local' };
  const post: Post = (body) =>
    new Promise((resolve, reject) => {
      const call = request(url, {
        method: 'POST',
        agent,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      });
      call.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks).toString()));
      });
      call.on('error', reject);
      call.end(body);
    });
  return { post, close: () => agent.destroy() };
}

/**
 * Operations a second: `writers` of them run one after another each, for so many milliseconds.
 *
 * @param operation is given a number that no other run of it in this process has
 */
export async function rate(operation: (n: number) => Promise<unknown>, writers: number, ms: number): Promise<number> {
  const start = performance.now();
  let done = 0;
  const work = async () => {
    while (performance.now() - start < ms) {
      await operation((counter += 1));
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: writers }, work));
  return (done * 1000) / (performance.now() - start);
}
let counter = 0;

export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/** Two significant places of a ratio; whole operations of a rate. */
export const rounded = (value: number): number => (value < 100 ? Math.round(value * 100) / 100 : Math.round(value));

/** The answer, when it is no error of the protocol. @throws Error with the error's text */
export function accepted(answer: string): string {
  if (answer.startsWith('{"code"')) throw new Error(answer);
  return answer;
}
