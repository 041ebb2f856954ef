import type { Point } from '../../../cloudfunctions/places/contract';
import { knownWhereabouts, wantedWhereabouts } from '../../services/location';
import { places } from '../../services/places';
import { keepSnapshot, snapshotOf } from '../../services/snapshot';
import { stationLine } from '../../text/places';
import type { StationLine } from '../../text/places';

const SNAPSHOT = 'open-nearby';
/** Stations that are named; the rest are a tap away. */
const NEAREST = 2;

/** `asking`: the place is not known, and is asked for by a tap only, since the question would cover the page. */
type State = 'waiting' | 'asking' | 'failed' | 'ready';

/** The nearest stations that are open now. Looks again whenever `at` changes. */
Component({
  properties: {
    /** Epoch milliseconds; 0: not yet. */
    at: { type: Number, value: 0 },
  },
  data: { state: 'waiting' as State, stations: [] as StationLine[] },
  observers: {
    at(at: number) {
      if (at > 0) void this.refresh(knownWhereabouts());
    },
  },
  methods: {
    async refresh(wanted: Promise<Point | null>) {
      if (this.data.state === 'waiting') this.setData({ ...snapshotOf(SNAPSHOT)?.data });
      const near = await wanted;
      if (!near) return this.setData({ state: 'asking', stations: [] });
      try {
        const { stations } = await places('listStations', { near, openNow: true, services: [], search: '' });
        const now = Date.now();
        const shown = {
          state: 'ready' as const,
          stations: stations.slice(0, NEAREST).map((station) => stationLine(station, now)),
        };
        keepSnapshot(SNAPSHOT, shown);
        return this.setData(shown);
      } catch {
        return this.data.state === 'ready' ? undefined : this.setData({ state: 'failed' });
      }
    },

    onAsk() {
      void this.refresh(wantedWhereabouts());
    },

    onAgain() {
      void this.refresh(knownWhereabouts());
    },

    onAll() {
      void wx.switchTab({ url: '/pages/nearby/nearby' });
    },
  },
});
