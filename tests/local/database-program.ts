import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runningClock } from '../../local/cloudbase/clock';
import { startCloudBase } from '../../local/cloudbase/server';

/** A CloudBase and, as the baseline, a bare echo of JSON: one process, so that both run on the same engine. */
async function main(dataFile: string): Promise<void> {
  const collections = {
    things: {
      indexes: {
        byKind: {
          keys: [
            ['kind', 1],
            ['n', -1],
          ],
        },
        byCode: { keys: [['code', 1]], unique: true },
      },
    },
  } as const;
  const cloud = await startCloudBase({ dataFile, collections, clock: runningClock() });
  const echo = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = JSON.stringify(JSON.parse(Buffer.concat(chunks).toString()));
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
      response.end(text);
    });
  });
  await new Promise<void>((ready) => echo.listen(0, '127.0.0.1', ready));
  const echoUrl = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`;
  console.log(JSON.stringify({ url: cloud.url, echoUrl, environment: cloud.environment }));
}

void main(process.argv[2]!);
