import type { Accounts } from '../kit/accounts';
import type { KeyRing } from '../kit/sealed';
import { PeopleStore } from '../people/store';
import type { PlacesStore, Station } from '../places/store';
import { BlockStore } from './block-store';
import { WarmthCampaignStore } from './campaign';
import { ClaimRowStore } from './claim-row';
import { GoodsStore } from './goods/store';
import { KitMoveStore } from './kit-move';
import { OutreachStore } from './outreach/store';
import { ShiftStore } from './shift';
import { SoldOutPlaces } from './sold-out';
import { TallyStore } from './tally';
import { WaitStore } from './wait';
import { WordStore } from './word';

/** How long an instance may go on knowing where a station is. */
const KNOWN_FOR_MS = 300_000;

/** The doors to campaigns, blocks and claims, and to what they need of other capabilities. */
export class WarmthStore {
  readonly people: PeopleStore;
  readonly places: PlacesStore;
  readonly campaigns: WarmthCampaignStore;
  readonly blocks: BlockStore;
  readonly moves: KitMoveStore;
  readonly claims: ClaimRowStore;
  readonly waits: WaitStore;
  readonly shifts: ShiftStore;
  readonly words: WordStore;
  readonly tallies: TallyStore;
  readonly goods: GoodsStore;
  readonly outreach: OutreachStore;
  readonly soldOut = new SoldOutPlaces();
  private readonly known = new Map<string, { station: Station; until: number }>();

  constructor(
    readonly keys: () => KeyRing,
    accounts: Accounts,
  ) {
    this.people = new PeopleStore(keys, accounts);
    this.places = this.people.places;
    this.campaigns = new WarmthCampaignStore(keys);
    this.blocks = new BlockStore(keys);
    this.moves = new KitMoveStore(keys);
    this.claims = new ClaimRowStore(keys);
    this.waits = new WaitStore(keys);
    this.shifts = new ShiftStore(keys);
    this.words = new WordStore(keys);
    this.tallies = new TallyStore(keys);
    this.goods = new GoodsStore(keys, this.places);
    this.outreach = new OutreachStore(keys);
  }

  /** The station of an id, known for five minutes, or `null`. At most one operation. */
  async station(id: string, now: number): Promise<Station | null> {
    return (await this.stations([id], now)).get(id) ?? null;
  }

  /** The stations of some ids, known for five minutes, by id. At most one operation. */
  async stations(ids: readonly string[], now: number): Promise<Map<string, Station>> {
    const unknown = [...new Set(ids)].filter((id) => !((this.known.get(id)?.until ?? 0) > now));
    for (const station of await this.places.findStations(unknown)) {
      this.known.set(station._id, { station, until: now + KNOWN_FOR_MS });
    }
    return new Map(ids.flatMap((id) => (this.known.has(id) ? [[id, this.known.get(id)!.station] as const] : [])));
  }
}
