import type { CollectionSpec } from './collections';

/** Collections of goods: what there is, where it lies, and every movement of it; docs/domain/goods.md. */
export const goodsCollections = {
  /** The catalogue, kits with their bill of materials included. */
  goodsItems: {
    scope: 'public',
    sealed: [],
    indexes: { byName: { keys: [['listKey', 1]], unique: true } },
  },
  /** Sites that were closed or opened again; a site without a row is open. */
  goodsSites: { scope: 'public', sealed: [], indexes: {} },
  /** What one site has of one item, lot by lot; the sum of its movements. */
  goodsStock: {
    scope: { owner: '_id', path: 'orgPath' },
    sealed: [],
    indexes: {
      byBase: { keys: [['baseSiteId', 1]] },
      byPath: { keys: [['orgPath', 1]] },
      byLow: { keys: [['lowKey', 1]], unique: true },
      byExpiring: { keys: [['expiringKey', 1]], unique: true },
      byUntold: {
        keys: [
          ['expiryTold', 1],
          ['nextExpiresOn', 1],
        ],
      },
    },
  },
  /** Every movement; rows are only ever added. */
  goodsMovements: {
    scope: { owner: 'by', path: 'orgPath' },
    sealed: ['particulars'],
    indexes: { bySite: { keys: [['siteKey', -1]], unique: true }, byDonor: { keys: [['donorKey', -1]], unique: true } },
  },
  /** How much each kind of movement changed of one item at one site in one month. */
  goodsTallies: {
    scope: { owner: '_id', path: 'orgPath' },
    sealed: [],
    indexes: {
      bySite: { keys: [['siteId', 1]] },
      byMonth: {
        keys: [
          ['month', 1],
          ['orgPath', 1],
        ],
      },
    },
  },
  /** Goods on the way from one site to another. */
  goodsTransfers: {
    scope: { owner: 'by', path: 'fromPath' },
    sealed: ['words'],
    indexes: {
      byArriving: { keys: [['arrivingKey', 1]], unique: true },
      byFrom: { keys: [['fromKey', -1]], unique: true },
      byTo: { keys: [['toKey', -1]], unique: true },
    },
  },
  /** Rounds in which a site counts what it has. */
  goodsStockTakes: {
    scope: { owner: 'by', path: 'orgPath' },
    sealed: [],
    indexes: { byOpen: { keys: [['openKey', 1]], unique: true }, bySite: { keys: [['siteKey', -1]], unique: true } },
  },
} as const satisfies Record<string, CollectionSpec>;

/** Collections of outreach: visits to people where they work; docs/domain/goods.md#outreach. */
export const outreachCollections = {
  /** Itineraries: who goes where, with what. */
  trips: {
    scope: { owner: 'changedBy', path: 'orgPath' },
    sealed: ['contacts'],
    indexes: {
      byUnit: { keys: [['unitKey', -1]], unique: true },
      byFrom: { keys: [['fromKey', -1]], unique: true },
      byNear: { keys: [['nearKeys', 1]], multikey: true },
    },
  },
  /** What was handed to whom at a stop; one row a person where each gets one. */
  tripHandOuts: {
    scope: { owner: 'personId', path: 'orgPath' },
    sealed: ['particulars'],
    indexes: { byTrip: { keys: [['tripId', 1]] }, byStop: { keys: [['stopKey', -1]], unique: true } },
  },
  /** What was found and promised at a stop. */
  visits: {
    scope: { owner: 'changedBy', path: 'orgPath' },
    sealed: ['record'],
    indexes: { byPromise: { keys: [['promiseKey', 1]], unique: true } },
  },
  /** Photos of visits; the pictures lie in the storage. */
  visitPhotos: {
    scope: { owner: 'takenBy', path: 'orgPath' },
    sealed: [],
    indexes: {
      byVisit: {
        keys: [
          ['visitId', 1],
          ['fileID', 1],
        ],
        unique: true,
      },
      byTrace: { keys: [['traceId', 1]] },
      byAsked: { keys: [['askedKey', 1]] },
    },
  },
  /** What WeChat found in a photo, by its receipt. */
  photoVerdicts: { scope: 'public', sealed: [], indexes: { byCleared: { keys: [['clearedKey', 1]] } } },
} as const satisfies Record<string, CollectionSpec>;
