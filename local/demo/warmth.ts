import { beijingDay, DAY_MS } from '../../cloudfunctions/domain/calendar';
import type { KeyRing } from '../../cloudfunctions/kit/sealed';
import type { Person } from '../../cloudfunctions/people/store';
import { emptyBlock } from '../../cloudfunctions/warmth/allotting';
import { entryKey, heldEntry } from '../../cloudfunctions/warmth/block';
import type { Block, Entry } from '../../cloudfunctions/warmth/block';
import type { WarmthCampaign } from '../../cloudfunctions/warmth/campaign';
import { claimIdOf, claimRowId, UNTOUCHED } from '../../cloudfunctions/warmth/claim-row';
import type { ClaimRow } from '../../cloudfunctions/warmth/claim-row';
import type { ShiftRow } from '../../cloudfunctions/warmth/shift';
import type { Served, Tally } from '../../cloudfunctions/warmth/tally';
import type { WaitRow } from '../../cloudfunctions/warmth/wait';
import type { WordRow } from '../../cloudfunctions/warmth/word';
import { demoStations } from './stations';
import { demoCampaigns } from './warmth-campaigns';
import { demoTallies } from './warmth-tallies';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Kits of a campaign at a station: how many came, how many were handed out, how many are held. */
type Line = readonly [campaign: string, station: string, units: number, handed: number, reserved: number];

const LINES: readonly Line[] = [
  ['w-winter', '中航技工业户外劳动者站点', 60, 8, 4],
  ['w-winter', '荣华街道暖心驿站', 40, 3, 1],
  ['w-winter', '永康公寓工会服务站', 3, 1, 2],
  ['w-winter', '经开智造园骑手之家', 30, 2, 0],
  ['w-winter', '兴谷街道户外劳动者站点', 25, 1, 0],
  ['w-winter', '阳坊镇总工会暖心驿站', 20, 1, 0],
  ['w-winter', '建外街道国贸户外劳动者站点', 50, 1, 1],
  ['w-night', '汇龙森夜间驿站', 80, 4, 1],
  ['w-night', '中航技工业户外劳动者站点', 20, 1, 0],
  ['w-home', '兴谷街道户外劳动者站点', 30, 2, 0],
  ['w-summer', '中航技工业户外劳动者站点', 10, 7, 0],
];
/** Who has what beside the invented people: openid, campaign, station, state. */
const CAST: readonly (readonly [openid: string, campaign: string, station: string, state: 'reserved' | 'redeemed'])[] =
  [
    ['courier-zhou', 'w-summer', '中航技工业户外劳动者站点', 'redeemed'],
    ['rider-xu', 'w-winter', '兴谷街道户外劳动者站点', 'reserved'],
    ['sorter-bai', 'w-night', '汇龙森夜间驿站', 'reserved'],
  ];
/** Stations that are open when the demo begins. */
const OPEN_DOORS = ['中航技工业户外劳动者站点', '荣华街道暖心驿站'];
const WORDS = ['手套很厚实，谢谢工会', '站长大姐特别热情', '今天零下十度，保温杯太及时了'];

const stationNamed = (name: string) => {
  const station = demoStations.find((one) => one.name === name);
  if (!station) throw new Error(`The demo has no station ${name}.`);
  return station;
};

/** All that the demo has of 送温暖, row by row. */
export interface DemoWarmth {
  warmthCampaigns: WarmthCampaign[];
  warmthBlocks: Block[];
  warmthClaims: ClaimRow[];
  warmthWaits: WaitRow[];
  warmthShifts: ShiftRow[];
  warmthWords: WordRow[];
  warmthTallies: Tally[];
  warmthServed: Served[];
}

/** Campaigns with kits at their stations, claims in each state, a waiting list, open doors and thanks. @param people registered ones, those one can be first */
export function demoWarmth(keys: KeyRing, people: readonly Person[], now: number): DemoWarmth {
  const campaigns = new Map(demoCampaigns(now).map((one) => [one._id, one]));
  const claims: ClaimRow[] = [];
  const pools = new Map([...campaigns.values()].map((one) => [one._id, inventedFor(one, people)]));

  const blocks = LINES.map(([campaignId, name, units, handed, reserved]) => {
    const campaign = campaigns.get(campaignId)!;
    const block = emptyBlock(campaign, stationNamed(name), 0);
    const own = CAST.filter((line) => line[1] === campaignId && line[2] === name);
    const known = own.map(([openid, , , state]) => [people.find((one) => one.openid === openid), state] as const);
    const others = pools.get(campaignId)!.splice(0, handed + reserved);
    const states = others.map((one, i) => [one, i < handed ? 'redeemed' : 'reserved'] as const);
    [...known, ...states].forEach(([person, state], i) => {
      if (person) claims.push(putInto(block, campaign, keys, person, state, i, now));
    });
    return { ...block, units, left: units - Object.keys(block.claims).length, allots: { demo: units } };
  });
  const full = blocks.find(({ campaignId, left }) => campaignId === 'w-winter' && left === 0);
  const waiting = full ? pools.get('w-winter')!.splice(0, 3) : [];
  return {
    warmthCampaigns: [...campaigns.values()],
    warmthBlocks: blocks.map((block) => ({ ...block, waiting: block === full })),
    warmthClaims: claims,
    warmthWaits: waiting.map((person, i) => waitOf(keys, full!, person, now - (i + 1) * 40 * MINUTE_MS)),
    warmthShifts: OPEN_DOORS.map((name) => shiftOf(name, now)),
    warmthWords: WORDS.map((text, i) => wordOf(blocks[0]!, text, i, now)),
    ...demoTallies(blocks),
  };
}

/** Invented people whom a campaign is for. */
const inventedFor = ({ occupations }: WarmthCampaign, people: readonly Person[]): Person[] =>
  people
    .filter(({ openid }) => openid?.startsWith('demo-'))
    .filter(({ occupation }) => occupations.length === 0 || occupations.includes(occupation));

function putInto(
  block: Block,
  campaign: WarmthCampaign,
  keys: KeyRing,
  { _id: personId, occupation, orgPath }: Person,
  state: 'reserved' | 'redeemed',
  i: number,
  now: number,
): ClaimRow {
  const claimId = claimIdOf(keys, campaign._id, personId);
  const latest = Math.min(now, block.closesAt) - 20 * MINUTE_MS;
  const at = state === 'redeemed' && i % 3 > 0 ? latest - i * 5 * HOUR_MS : latest - i * 7 * MINUTE_MS;
  const until = Math.min(at + DAY_MS, block.closesAt);
  const hold = { attempt: 1, claimId, personId, occupation, orgPath, at, until, offered: false, from: null };
  const endedAt = at + 15 * MINUTE_MS;
  const entry: Entry =
    state === 'reserved' ? heldEntry(hold) : { ...heldEntry(hold), state, endedAt, by: 'demo', request: 'demo' };
  block.claims[entryKey(claimId, 1)] = entry;
  if (state === 'redeemed') countHandOut(block, beijingDay(endedAt), occupation);
  else block.dueAt = Math.min(block.dueAt, until);
  const row = { _id: claimRowId(campaign._id, personId), campaignId: campaign._id, personId, claimId, orgPath };
  const fixed = campaign.stationRule === 'own';
  return { ...row, attempt: fixed ? 0 : 1, fixed, blockId: block._id, ...UNTOUCHED };
}

function countHandOut(block: Block, day: string, occupation: Entry['occupation']): void {
  block.handed += 1;
  const counts = (block.days[day] ??= {});
  counts[occupation] = (counts[occupation] ?? 0) + 1;
}

function waitOf(keys: KeyRing, { campaignId, stationId }: Block, person: Person, since: number): WaitRow {
  const { _id: personId, occupation, orgPath } = person;
  const _id = claimRowId(campaignId, personId);
  const claimId = claimIdOf(keys, campaignId, personId);
  const queueKey = `${campaignId}!${stationId}!${String(since).padStart(14, '0')}!${_id}`;
  return { _id, campaignId, stationId, personId, claimId, occupation, orgPath, since, queueKey, changes: 0 };
}

function shiftOf(name: string, now: number): ShiftRow {
  const { _id: stationId, orgPath } = stationNamed(name);
  const openedAt = now - 3 * HOUR_MS;
  const day = beijingDay(openedAt);
  const opened = { openedAt, openedBy: null, closedAt: null, openKey: stationId, overdueAt: now + 17 * HOUR_MS };
  return { _id: `${stationId}:${day}`, stationId, orgPath, day, openings: 1, ...opened };
}

function wordOf(
  { campaignId, stationId, stationName, orgPath, claims }: Block,
  text: string,
  i: number,
  now: number,
): WordRow {
  const { personId } = Object.values(claims)[i]!;
  const on = beijingDay(now);
  const _id = claimRowId(campaignId, personId);
  const listKey = `${campaignId}!thanks!${on}!${_id}`;
  return { _id, personId, orgPath, stationId, stationName, kind: 'thanks', text, on, listKey };
}
