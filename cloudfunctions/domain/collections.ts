import { goodsCollections, outreachCollections } from './goods-collections';

/** A field of an index and its direction; `2dsphere`: it holds GeoJSON and is searched by place. */
export type IndexKey = readonly [field: string, direction: 1 | -1 | '2dsphere'];

/** An index of a collection; `unique` counts a missing field as the value `null`, as the database does. */
export interface IndexSpec {
  keys: readonly IndexKey[];
  unique?: true;
  /** The field is a list with an entry for each value: such an index finds rows and orders none. */
  multikey?: true;
}

/** Whose rows a caller may list: `public` reference data, or rows that belong to a person and lie below an org unit. */
export type Scope = 'public' | { owner: string; path: string };

/** What the database must know of a collection; the deployment and the local CloudBase are both set up from here. */
export interface CollectionSpec {
  scope: Scope;
  /** Fields that are encrypted at rest; see kit/sealed. */
  sealed: readonly string[];
  indexes: Readonly<Record<string, IndexSpec>>;
}

/**
 * Every collection of the system. No client may read or write any of them: the functions are the only door.
 *
 * A query that none of these indexes serves is an error, locally and in tests.
 */
export const collections = {
  /** WeChat account → person and grants; `_id` is the openid. One read tells who is calling. */
  accounts: { scope: { owner: 'personId', path: 'orgPath' }, sealed: [], indexes: {} },
  /** Everybody the union knows: registered workers and those a roster announces. */
  persons: {
    scope: { owner: '_id', path: 'orgPath' },
    sealed: ['phone'],
    indexes: {
      byPhone: { keys: [['phoneIndex', 1]], unique: true },
      byAccount: { keys: [['accountKey', 1]], unique: true },
      byRoster: { keys: [['rosterKey', 1]], unique: true },
    },
  },
  /** The union tree, beside and not inside the administrative divisions. */
  orgUnits: {
    scope: 'public',
    sealed: [],
    indexes: {
      byParent: {
        keys: [
          ['parentId', 1],
          ['order', 1],
        ],
      },
      byTerm: { keys: [['terms', 1]], multikey: true },
    },
  },
  /** Stations where outdoor workers rest, drink and collect. */
  stations: {
    scope: 'public',
    sealed: [],
    indexes: {
      byCell: { keys: [['cells', 1]], multikey: true },
      byPath: { keys: [['listKey', 1]], unique: true },
      byTerm: { keys: [['terms', 1]], multikey: true },
    },
  },
  /** Answers to writes that have no natural key, kept for a retry of the same request. */
  requests: {
    scope: { owner: 'personId', path: 'orgPath' },
    sealed: ['reply'],
    indexes: { byDay: { keys: [['day', 1]] } },
  },
  /** Who did what to whose record, and why. */
  audit: {
    scope: { owner: 'byPersonId', path: 'orgPath' },
    sealed: [],
    indexes: {
      bySubject: {
        keys: [
          ['subjectId', 1],
          ['at', -1],
        ],
      },
    },
  },
  /** Time-boxed actions of the union with their policy basis and dated rules. */
  campaigns: { scope: 'public', sealed: [], indexes: {} },
  /** Journeys back to Beijing, and contacts to be found: one row a person and journey, with all that happened to it. */
  returnCases: {
    scope: { owner: 'filedBy', path: 'orgPath' },
    sealed: ['details', 'particulars', 'journal', 'history'],
    indexes: {
      byOpen: { keys: [['openKey', 1]], unique: true },
      byFiler: {
        keys: [
          ['filedBy', 1],
          ['declaredAt', -1],
        ],
      },
      byFilerOpen: {
        keys: [
          ['filedBy', 1],
          ['endedAt', 1],
          ['declaredAt', -1],
        ],
      },
      bySubject: {
        keys: [
          ['subjectKey', 1],
          ['declaredAt', -1],
        ],
      },
      byOffer: { keys: [['offeredTo', 1]] },
      byQueue: { keys: [['queueKey', 1]], unique: true },
      byHolder: {
        keys: [
          ['leaseHolder', 1],
          ['leaseUntil', -1],
        ],
      },
      byRoster: { keys: [['rosterKey', 1]], unique: true },
      byBox: { keys: [['boxes', 1]], multikey: true },
      byCaller: { keys: [['callers', 1]], multikey: true },
      byEscalation: { keys: [['escalateAt', 1]] },
      byLookAgain: { keys: [['lookAgainAt', 1]] },
      byDeclared: { keys: [['declaredKey', 1]], unique: true },
      byLeft: { keys: [['leftKey', 1]], unique: true },
      bySettled: { keys: [['settledKey', 1]], unique: true },
      byEnded: { keys: [['endedKey', 1]], unique: true },
      byLedger: { keys: [['ledgerKey', 1]], unique: true },
      byRule: { keys: [['ruleVersion', 1]] },
    },
  },
  /** Work that one unit lets another's callers do until an instant. */
  returnLoans: {
    scope: { owner: 'lentBy', path: 'fromPath' },
    sealed: [],
    indexes: {
      byBorrower: {
        keys: [
          ['toPath', 1],
          ['untilAt', 1],
        ],
      },
    },
  },
  /** What remains of cases whose rows are purged: counts by unit and last day. */
  returnTallies: {
    scope: { owner: '_id', path: 'orgPath' },
    sealed: [],
    indexes: { byDay: { keys: [['endedOn', 1]] } },
  },
  /** What the union gives out: by whom, to whom, when. */
  warmthCampaigns: {
    scope: 'public',
    sealed: [],
    indexes: {
      byState: {
        keys: [
          ['state', 1],
          ['closesAt', -1],
        ],
      },
      byOwner: {
        keys: [
          ['state', 1],
          ['orgUnitId', 1],
          ['closesAt', -1],
        ],
      },
      byAligned: { keys: [['aligned', 1]] },
      byPath: { keys: [['listKey', 1]], unique: true },
      byStateAndPath: {
        keys: [
          ['state', 1],
          ['listKey', 1],
        ],
      },
    },
  },
  /** Kits of a campaign at a station, at most 500 in a row, with those who hold or had one of them. */
  warmthBlocks: {
    scope: { owner: '_id', path: 'orgPath' },
    sealed: [],
    indexes: {
      byCampaign: {
        keys: [
          ['campaignId', 1],
          ['stationId', 1],
        ],
      },
      byStation: {
        keys: [
          ['stationId', 1],
          ['closesAt', -1],
        ],
      },
      byDue: { keys: [['dueAt', 1]] },
      byFresh: { keys: [['freshAt', 1]] },
      byUncounted: { keys: [['uncountedAt', 1]] },
      byUnposted: { keys: [['unpostedAt', 1]] },
      byWaiting: { keys: [['waiting', 1]] },
    },
  },
  /** Kits between a station's shelf and a campaign's blocks: one row an allotment or withdrawal. */
  warmthMoves: {
    scope: { owner: '_id', path: 'orgPath' },
    sealed: [],
    indexes: { byOpen: { keys: [['openSince', 1]] } },
  },
  /** Which block a person's latest attempt in a campaign is bound to; one row a person and campaign. */
  warmthClaims: {
    scope: { owner: 'personId', path: 'orgPath' },
    sealed: [],
    indexes: { byProxy: { keys: [['proxyKey', 1]] }, byPerson: { keys: [['personId', 1]] } },
  },
  /** What a unit or a station handed out in a month or a year, over all campaigns. */
  warmthTallies: {
    scope: { owner: '_id', path: 'orgPath' },
    sealed: [],
    indexes: { byStation: { keys: [['stationKey', 1]] } },
  },
  /** Where somebody counts as one of those served, one row a person and year; read by id alone. */
  warmthServed: { scope: { owner: 'personId', path: 'orgPath' }, sealed: [], indexes: {} },
  /** Who waits for a kit, in order. */
  warmthWaits: {
    scope: { owner: 'personId', path: 'orgPath' },
    sealed: [],
    indexes: { byQueue: { keys: [['queueKey', 1]], unique: true } },
  },
  /** A keeper's day at a station. */
  warmthShifts: {
    scope: { owner: 'openedBy', path: 'orgPath' },
    sealed: [],
    indexes: { byOpen: { keys: [['openKey', 1]], unique: true }, byAge: { keys: [['overdueAt', 1]] } },
  },
  /** A line of thanks or complaint, one a claim. */
  warmthWords: {
    scope: { owner: 'personId', path: 'orgPath' },
    sealed: ['text'],
    indexes: { byCampaign: { keys: [['listKey', 1]], unique: true } },
  },
  ...goodsCollections,
  ...outreachCollections,
} as const satisfies Record<string, CollectionSpec>;

export type CollectionName = keyof typeof collections;
