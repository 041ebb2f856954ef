import { aPerson, anAccount, town } from '../kit/people';
import type { Persona } from '../kit/people';
import { admin, caller, cityCaller, colleague, office, second, startReturns, townCaller, worker } from './cases';
import { send, TAPS } from './taps';

const townOffice: Persona = { openid: 'o-town-office', name: '韩雪', phone: '15400000021' };
const townAdmin: Persona = { openid: 'o-town-admin', name: '邓峰', phone: '15400000022' };

/** Who holds the same role as somebody, elsewhere: the unit's, or the person's, id is not theirs to name. */
const ELSEWHERE = new Map<Persona, Persona>([
  [worker, colleague],
  [caller, townCaller],
  [second, townCaller],
  [townCaller, second],
  [cityCaller, townCaller],
  [office, townOffice],
  [admin, townAdmin],
]);
/** What everybody may do for themselves, and a queue, which is empty for whoever reaches nobody in it. */
const OF_ONES_OWN = ['declareReturn', 'declareReturn anew', 'declareDeparture', 'nextToCall'];

const foreign = Object.entries(TAPS).filter(([name]) => !OF_ONES_OWN.includes(name));

test.each(foreign)('%s is not for the same role of another unit, and nothing is written', async (_, prepare) => {
  const cloud = await startReturns();
  await cloud.seed({
    persons: [townOffice, townAdmin].map((persona) => aPerson(persona)),
    accounts: [anAccount(townOffice, 'secretary', town), anAccount(townAdmin, 'unitAdmin', town)],
  });
  const tap = await prepare(cloud);
  const { requests: _requests, ...before } = cloud.everything();

  const reply = await send(cloud, tap, ELSEWHERE.get(tap.who)!, 'request-of-a-stranger');

  expect(reply.ok).toBe(false);
  expect(['NOT_FOUND', 'NOT_ALLOWED', 'INVALID_INPUT']).toContain((reply as { code: string }).code);
  const { requests: _asked, ...after } = cloud.everything();
  expect(after).toEqual(before);
  await cloud.stop();
});
