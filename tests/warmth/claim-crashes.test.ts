import { breakingOperation } from '../../local/cloudbase/faults';
import type { TestCloud } from '../kit/test-cloud';
import { as, away, blocks, claim, courier, offer, office, openDoor, rider, scan, startWarmth, stock } from './world';

/** More than any write makes; one that still fails then fails for another reason. */
const MOST_OPERATIONS = 30;
const ID = 'request-1';
type Tap = () => Promise<{ ok: boolean }>;

/** Each write with what goes before it; the tap is sent the same way again. */
const TAPS: Record<string, (cloud: TestCloud) => Promise<Tap>> = {
  async claimKit(cloud) {
    const { ticket } = await offer(cloud, courier);
    return () => as(cloud, courier)('claimKit', { ticket: ticket!, stationId: 's1', shards: 1 }, ID);
  },
  async changeStation(cloud) {
    const { claim: held } = await claim(cloud, courier);
    const chosen = { ticket: held.changeTicket!, stationId: away._id, shards: 1 };
    return () => as(cloud, courier)('changeStation', chosen, ID);
  },
  async cancelClaim(cloud) {
    await claim(cloud, courier);
    return () => as(cloud, courier)('cancelClaim', { campaignId: 'w1', attempt: 1 }, ID);
  },
  async redeem(cloud) {
    const { voucher } = await claim(cloud, courier);
    await openDoor(cloud);
    return () => scan(cloud, voucher.codes[0]!.text, undefined, undefined, ID);
  },
  async joinWaiting(cloud) {
    await claim(cloud, courier);
    const { ticket } = await offer(cloud, rider);
    return () => as(cloud, rider)('joinWaiting', { ticket: ticket!, stationId: 's1' }, ID);
  },
  allotKits: async (cloud) => () => as(cloud, office)('allotKits', { campaignId: 'w1', stationId: 's1', count: 3 }, ID),
};

/** What a history left of kits, bindings and queues. */
const traces = (cloud: TestCloud) =>
  JSON.stringify([blocks(cloud), cloud.rows('warmthClaims'), cloud.rows('warmthWaits')]);
/** Ids that differ between worlds. */
const OWN = /"[0-9a-f]{16,}[^"]*"|"[0-9a-f-]{36}"/g;
const prepare = async (name: string) => {
  const cloud = await startWarmth();
  await stock(cloud, 1);
  await stock(cloud, 1, away._id);
  return { cloud, tap: await TAPS[name]!(cloud) };
};

test.each(Object.keys(TAPS))('%s bears a crash before and after each of its operations', async (name) => {
  const whole = await prepare(name);
  expect(await whole.tap()).toMatchObject({ ok: true });
  const expected = traces(whole.cloud).replace(OWN, '');
  await whole.cloud.stop();

  for (const when of ['before', 'after'] as const) {
    let crashed = true;
    for (let operation = 1; crashed && operation <= MOST_OPERATIONS; operation += 1) {
      const { cloud, tap } = await prepare(name);
      cloud.faults = breakingOperation(operation, when);
      crashed = !(await tap()).ok;
      cloud.faults = null;

      const { ok } = await tap();

      expect({ when, operation, ok, traces: traces(cloud).replace(OWN, '') }).toEqual({
        when,
        operation,
        ok: true,
        traces: expected,
      });
      await cloud.stop();
    }
    expect(crashed).toBe(false);
  }
});
