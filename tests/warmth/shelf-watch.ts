import type { Block } from '../../cloudfunctions/warmth/block';

/** Sees after each write which stations have a kit that anybody may take, so that "sold out" can be held against it. */
export class ShelfWatch {
  private writes = 0;
  /** The write up to which a station last was without a free kit. */
  private readonly emptyUntil = new Map<string, number>();

  constructor(
    private readonly stationIds: readonly string[],
    private readonly blocks: () => readonly Block[],
  ) {}

  /** Looks at the blocks; to be called after every write of one. */
  look(): void {
    const before = this.writes;
    this.writes += 1;
    const free = freeStations(this.blocks());
    for (const id of this.stationIds) if (!free.has(id)) this.emptyUntil.set(id, this.writes);
    for (const id of free) if (this.emptyUntil.get(id) === before) this.emptyUntil.set(id, this.writes);
  }

  /** A moment, for `wasEmptySince`. */
  now(): number {
    return this.writes;
  }

  /** Whether a station had no free kit at some moment since; only then "sold out" was no lie. */
  wasEmptySince(stationId: string, moment: number): boolean {
    return (this.emptyUntil.get(stationId) ?? -1) >= moment;
  }
}

/** Stations with a kit that anybody may take. */
export const freeStations = (blocks: readonly Block[]): ReadonlySet<string> =>
  new Set(blocks.flatMap(({ stationId, left, waiting }) => (left > 0 && !waiting ? stationId : [])));
