import type { PhotoView } from '../../../../../cloudfunctions/warmth/contract/visits';
import { ServiceFailure } from '../../../../services/cloud';
import { PhotoBoard } from '../../../../services/photo-board';
import type { Photo, WithPhotos } from '../../../../services/photo-board';
import type { Picture } from '../../../../services/photo';
import { warmth } from '../../../../services/warmth';
import { PHOTO_WORDS } from '../../../../text/photos';
import { PHOTO_SAID } from '../../../../text/warmth-trips';

type Kept = Pick<PhotoView, 'slot' | 'addedAt'>;
interface At {
  tripId: string;
  stopId: string;
}

/** The places that photos of one visit can have. */
const SLOTS = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** The photos of a visit: they belong to it as soon as they have arrived, without its being saved. */
export class VisitPhotos {
  private readonly board: PhotoBoard;
  /** Where each photo is kept, or shall be. */
  private readonly places = new Map<string, Kept | { slot: number; addedAt: null }>();

  constructor(
    page: { data: WithPhotos; setData(change: object): void },
    private readonly at: At,
  ) {
    this.board = new PhotoBoard(page, `visits/${at.tripId}-${at.stopId}`, {
      arrived: (photo) => void this.keep(photo),
      removed: (photo) => void this.forget(photo),
    });
  }

  /** Shows what is kept, beside what is on its way. */
  show(kept: readonly PhotoView[]): void {
    const known = kept.filter(({ slot, addedAt }) => !this.isMine(slot, addedAt));
    for (const photo of known) this.places.set(idOf(photo), photo);
    if (known.length > 0) this.board.show(known.map(shown));
  }

  /** Says what became of the photos meanwhile, and shows those that came. @throws ServiceFailure */
  async lookAgain(): Promise<void> {
    const { photos } = await warmth('readVisit', this.at);
    this.show(photos);
    for (const photo of photos) {
      const [id] = [...this.places].find(([, { slot, addedAt }]) => isSame(photo, slot, addedAt))!;
      if (id === idOf(photo)) this.board.show([shown(photo)]);
      else this.board.say(id, PHOTO_SAID[photo.state]);
    }
  }

  add(pictures: readonly Picture[]): void {
    this.board.add(pictures);
  }

  again(id: string): void {
    this.board.again(id);
  }

  remove(id: string): void {
    this.board.remove(id);
  }

  private async keep(photo: Photo): Promise<void> {
    try {
      const kept = await this.inSomePlace(photo);
      this.places.set(photo.id, kept);
      this.board.say(photo.id, PHOTO_SAID[kept.state]);
    } catch {
      this.board.failed(photo.id);
    }
  }

  /** Somebody else on the team may be faster at a place; then there is another one. */
  private async inSomePlace({ id, fileID }: Photo): Promise<PhotoView> {
    for (;;) {
      const slot = this.places.get(id)?.slot ?? this.freeSlot();
      this.places.set(id, { slot, addedAt: null });
      try {
        return (await warmth('addPhoto', { ...this.at, slot, fileID }, id)).photo;
      } catch (error) {
        if (!(error instanceof ServiceFailure) || error.code !== 'CONFLICT') throw error;
        this.places.delete(id);
        this.show((await warmth('readVisit', this.at)).photos);
      }
    }
  }

  /** @throws Error when the team has taken all nine */
  private freeSlot(): number {
    const taken = new Set([...this.places.values()].map(({ slot }) => slot));
    const free = SLOTS.find((slot) => !taken.has(slot));
    if (free === undefined) throw new Error('There is no place left.');
    return free;
  }

  private async forget(photo: Photo): Promise<void> {
    const { id } = photo;
    const place = this.places.get(id);
    this.places.delete(id);
    if (!place || place.addedAt === null) return;
    const { slot, addedAt } = place;
    try {
      await warmth('removePhoto', { ...this.at, slot, addedAt }, `${id}-gone`);
    } catch {
      this.places.set(id, place);
      this.board.show([photo], PHOTO_WORDS.notRemoved);
    }
  }

  private isMine(slot: number, addedAt: number): boolean {
    return [...this.places.values()].some((place) => isSame(place, slot, addedAt));
  }
}

const isSame = (place: { slot: number; addedAt: number | null }, slot: number, addedAt: number | null) =>
  place.slot === slot && place.addedAt === addedAt;

const idOf = ({ slot, addedAt }: Kept) => `kept-${slot}-${addedAt}`;

const shown = (photo: PhotoView): Photo => ({
  id: idOf(photo),
  path: photo.fileID ?? '',
  state: 'ready',
  progress: 100,
  fileID: photo.fileID ?? '',
  said: PHOTO_SAID[photo.state],
});
