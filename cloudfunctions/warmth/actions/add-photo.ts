import { action } from '../../kit/action';
import { deleteFiles } from '../../kit/cloud';
import { Failure } from '../../kit/failure';
import { visitExchanges } from '../contract/visits';
import { badField, READ_OPERATIONS, WRITE_OPERATIONS } from '../goods/context';
import { askAbout } from '../outreach/content-check';
import { isOurs, stopNear, TEAM } from '../outreach/context';
import type { OutreachContext } from '../outreach/context';
import { isOf, photoId, photoView } from '../outreach/photo';
import type { PhotoRow } from '../outreach/photo';
import { visitId } from '../outreach/visit';

/** Adds a photo, which lies in the storage already, to a visit; WeChat is asked to look at it before others see it. */
export const addPhoto = action(visitExchanges.addPhoto, {
  access: TEAM,
  once: 'request',
  budget: WRITE_OPERATIONS + 5,

  async run({ tripId, stopId, slot, fileID }, context: OutreachContext) {
    const { store, caller, now } = context;
    const { trip } = await stopNear(context, tripId, stopId);
    const visit = visitId(tripId, stopId);
    if (!isOf(fileID, visit)) throw badField('fileID', 'unknown');
    const photo: PhotoRow = {
      _id: photoId(visit, slot),
      visitId: visit,
      orgPath: trip.orgPath,
      slot,
      fileID,
      takenBy: caller.personId ?? '',
      openid: caller.openid,
      addedAt: now,
      traceId: null,
      askedKey: now,
    };
    const kept = await placed(context, photo);
    const verdicts = await store.outreach.photos.verdictsOn([kept]);
    return { photo: photoView(kept, verdicts.get(kept.traceId ?? '') ?? null, caller.personId, now) };
  },
});

/** The photo in its place, asked about once. @throws Failure CONFLICT when another one is there, or its file has another */
async function placed({ store }: OutreachContext, photo: PhotoRow): Promise<PhotoRow> {
  const { photos } = store.outreach;
  const found = (await photos.add(photo)) ? photo : await photos.find(photo._id);
  if (found?.fileID !== photo.fileID) throw new Failure('CONFLICT');
  if (found.traceId !== null) return found;
  const traceId = await askAbout(found);
  if (traceId === null) return found;
  return (await photos.asked(found, traceId)) ? { ...found, traceId } : ((await photos.find(found._id)) ?? found);
}

/**
 * Takes a photo away from a visit, and deletes it; another one that has its place by now stays. Of a host whose place the
 * trip only comes to, just what they took themselves.
 */
export const removePhoto = action(visitExchanges.removePhoto, {
  access: TEAM,
  once: 'natural',
  budget: READ_OPERATIONS + 3,

  async run({ tripId, stopId, slot, addedAt }, context: OutreachContext) {
    const { trip } = await stopNear(context, tripId, stopId);
    const { photos } = context.store.outreach;
    const photo = await photos.find(photoId(visitId(tripId, stopId), slot));
    if (photo?.addedAt !== addedAt) return {};
    if (photo.takenBy !== context.caller.personId && !isOurs(context, trip)) throw new Failure('NOT_ALLOWED');
    await deleteFiles([photo.fileID]);
    await photos.remove(photo.visitId, photo.fileID);
    return {};
  },
});
