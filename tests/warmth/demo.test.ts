import { Block } from '../../cloudfunctions/warmth/block';
import { WarmthCampaign } from '../../cloudfunctions/warmth/campaign';
import { ClaimRow } from '../../cloudfunctions/warmth/claim-row';
import { Served, Tally } from '../../cloudfunctions/warmth/tally';
import { WaitRow } from '../../cloudfunctions/warmth/wait';
import { identityPeople } from '../../local/demo/identities';
import { inventedPeople } from '../../local/demo/people';
import { demoWarmth } from '../../local/demo/warmth';
import { keys } from '../kit/people';
import { instant } from './world';

test.each(['2022-12-02T09:00', '2022-12-02T23:50', '2024-02-29T00:10'])(
  'the demo of %s balances to the kit, and nobody has two of a campaign',
  (at) => {
    const people = [...identityPeople(keys, '2022-11-01'), ...inventedPeople(60, keys, '2022-11-01')];
    const registered = people.filter(({ status }) => status === 'registered');

    const demo = demoWarmth(keys, registered, instant(at));

    demo.warmthCampaigns.forEach((row) => WarmthCampaign.parse(row));
    demo.warmthClaims.forEach((row) => ClaimRow.parse(row));
    demo.warmthWaits.forEach((row) => WaitRow.parse(row));
    const blocks = demo.warmthBlocks.map((row) => Block.parse(row));
    for (const { units, left, handed, claims } of blocks) {
      const states = Object.values(claims).map(({ state }) => state);
      expect(states.filter((state) => state === 'redeemed')).toHaveLength(handed);
      expect(left + states.length).toBe(units);
    }
    const held = blocks.flatMap(({ campaignId, claims }) =>
      Object.values(claims).map(({ personId }) => `${campaignId}:${personId}`),
    );
    expect(new Set(held).size).toBe(held.length);
    expect(demo.warmthClaims).toHaveLength(held.length);
    const years = demo.warmthTallies.map((row) => Tally.parse(row)).filter(({ _id }) => /^\d{4}!bj$/.test(_id));
    const sum = (of: readonly { handOuts: number }[]) => of.reduce((total, { handOuts }) => total + handOuts, 0);
    expect(sum(years)).toBe(blocks.reduce((total, { handed }) => total + handed, 0));
    expect(demo.warmthServed.map((row) => Served.parse(row))).not.toEqual([]);
  },
);
