import { join } from 'node:path';
import tcb from '@cloudbase/node-sdk';
import { accepted, clientsOf, median, rate, rounded } from '../local/clients';
import type { Post } from '../local/clients';
import { startDatabaseProcess } from '../local/database-process';
import { dataFolder } from '../local/machine';
import { keepResult } from './results';

const GET_GOAL = 0.5;
const ADD_GOAL = 3;
const ROUNDS = 9;
const ROUND_MS = 700;
const WRITERS = 16;
const DOCUMENTS = 10_000;

/** A document as registration writes one, about 500 bytes. */
const documentOf = (n: number | string) => ({
  _id: `thing-${n}`,
  kind: `kind-${Number(n) % 100 || 0}`,
  n: Number(n) || 0,
  code: `code-${n}`,
  name: '秦小满',
  sealed: 'A'.repeat(200),
  orgPath: ['bj', 'bj-chaoyang', 'bj-chaoyang-03'],
  place: { kind: 'station', id: 'station-17' },
  createdAt: 1_669_939_200_000,
  isOpen: true,
});
const add = (document: object) =>
  JSON.stringify({
    action: 'database.insertDocument',
    collectionName: 'things',
    data: [JSON.stringify(document)],
    envName: 'local',
  });
const get = (id: string) =>
  JSON.stringify({
    action: 'database.getDocument',
    collectionName: 'things',
    query: JSON.stringify({ _id: id }),
    queryType: 'DOC',
    multi: false,
    envName: 'local',
  });

async function fill(post: Post): Promise<void> {
  for (let from = 0; from < DOCUMENTS; from += 500) {
    const data = Array.from({ length: 500 }, (_, i) => JSON.stringify(documentOf(from + i)));
    accepted(await post(JSON.stringify({ action: 'database.insertDocument', collectionName: 'things', data })));
  }
}

/** Gets beside echoes of a body as long, in turns. */
async function gets(post: Post, echo: Post) {
  const answer = accepted(await post(get('thing-1')));
  if (!answer.includes('code-1')) throw new Error(`No document was answered: ${answer}`);
  const size = Buffer.byteLength(answer);
  const body = JSON.stringify({ text: 'x'.repeat(size - '{"text":""}'.length) });
  const rounds: { get: number; echo: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({
      get: await rate((n) => post(get(`thing-${(n * 7919) % DOCUMENTS}`)), WRITERS, ROUND_MS),
      echo: await rate(() => echo(body), WRITERS, ROUND_MS),
    });
  }
  return {
    ratio: rounded(median(rounds.map(({ get, echo }) => get / echo))),
    perSecond: rounded(median(rounds.map(({ get }) => get))),
    echoPerSecond: rounded(median(rounds.map(({ echo }) => echo))),
    bytes: size,
  };
}

/** Durable adds of many writers beside those of one, in turns. */
async function adds(post: Post) {
  const addOne = async (n: number) => accepted(await post(add(documentOf(`new-${n}`))));
  const rounds: { one: number; many: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ one: await rate(addOne, 1, ROUND_MS), many: await rate(addOne, WRITERS, ROUND_MS) });
  }
  return {
    ratio: rounded(median(rounds.map(({ one, many }) => many / one))),
    oneWriterPerSecond: rounded(median(rounds.map(({ one }) => one))),
    perSecond: rounded(median(rounds.map(({ many }) => many))),
    writers: WRITERS,
  };
}

/** What a function sees: the same through the real SDK, whose own cost is most of it. No goal. */
async function throughSdk(environment: Record<string, string>) {
  Object.assign(process.env, environment);
  const db = tcb.init({ env: 'local' }).database();
  const things = db.collection('things');
  const someId = (n: number) => `thing-${(n * 7919) % DOCUMENTS}`;
  const operations: Record<string, (n: number) => Promise<unknown>> = {
    gets: (n) => things.doc(someId(n)).get(),
    adds: (n) => things.add(documentOf(`sdk-${n}`)),
    queries: (n) =>
      things
        .where({ kind: `kind-${n % 100}` })
        .orderBy('n', 'desc')
        .limit(20)
        .get(),
    updates: (n) => things.doc(someId(n)).update({ n: db.command.inc(0.5) }),
    transactions: async (n) => {
      const transaction = await db.startTransaction();
      const thing = transaction.collection('things').doc(`thing-${n % DOCUMENTS}`);
      await thing.get();
      await thing.update({ isOpen: false, n });
      await transaction.commit();
    },
  };
  const rates: Record<string, number> = {};
  for (const [name, operation] of Object.entries(operations)) {
    await rate(operation, WRITERS, 300);
    rates[name] = rounded(await rate(operation, WRITERS, 2_000));
  }
  return rates;
}

/** Reads and durable writes over plain HTTP, and what the SDK leaves of them. */
export default async function database(): Promise<void> {
  const folder = dataFolder();
  const server = await startDatabaseProcess(join(folder.path, 'documents.db'));
  const cloud = clientsOf(`${server.url}/admin`, WRITERS);
  const echo = clientsOf(server.echoUrl, WRITERS);
  try {
    await fill(cloud.post);
    const result = {
      goals: `get ≥ ${GET_GOAL} × echo, ${WRITERS} writers ≥ ${ADD_GOAL} × one`,
      get: await gets(cloud.post, echo.post),
      add: await adds(cloud.post),
      sdkPerSecond: await throughSdk(server.environment),
    };
    console.log(result);
    keepResult('database', result);
    if (result.get.ratio < GET_GOAL) throw new Error(`A get is ${result.get.ratio} × an echo.`);
    if (result.add.ratio < ADD_GOAL) throw new Error(`${WRITERS} writers add ${result.add.ratio} × what one does.`);
  } finally {
    cloud.close();
    echo.close();
    await server.kill();
    folder.remove();
  }
}
