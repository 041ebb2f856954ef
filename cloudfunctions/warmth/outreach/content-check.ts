import * as z from 'zod';
import { addressOf, callWeChat, deleteFiles } from '../../kit/cloud';
import type { Sweep } from '../sweeping';
import { forAll } from '../sweeping';
import { NEVER } from '../block';
import type { PhotoRow } from './photo';
import { isRefusal, UNREADABLE } from './photo';
import type { PhotoStore } from './photo-store';

/** @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/mediaCheckAsync.html */
const CHECK_API = '/wxa/media_check_async';
const PICTURE = { media_type: 2, version: 2 };
/** A log of what was done, the nearest of WeChat's four scenes. */
const SCENE = 4;
/** WeChat looks at nothing of somebody who was last here longer ago. */
const VISITED_WITHIN_MS = 2 * 3_600_000;
/** The call that added a photo asks by itself within this time. */
const BEING_ASKED_MS = 60_000;
/** A verdict is older than this before its photo is given up. */
const UNKNOWN_AFTER_MS = 3_600_000;

const Receipt = z.object({ errcode: z.int(), trace_id: z.string().min(1).optional() });

/** What of WeChat's event counts. */
const MediaVerdict = z.object({
  trace_id: z.string().min(1).max(128),
  errcode: z.coerce.number().int(),
  result: z.object({ suggest: z.string().max(20) }).optional(),
});

/** Asks WeChat to look at a photo; its receipt, or `null` when it would not take it now. */
export async function askAbout({ fileID, openid }: PhotoRow): Promise<string | null> {
  const address = await addressOf(fileID);
  if (address === null) return null;
  const request = { ...PICTURE, scene: SCENE, openid, media_url: address };
  const { errcode, trace_id: traceId } = Receipt.parse(await callWeChat(CHECK_API, request));
  return errcode === 0 ? (traceId ?? null) : null;
}

/** Keeps what WeChat found, or that it could not look; twice is once. */
export async function keepVerdict(photos: PhotoStore, event: unknown, now: number): Promise<void> {
  const { trace_id: _id, errcode, result } = MediaVerdict.parse(event);
  const suggest = errcode === 0 && result ? result.suggest : UNREADABLE;
  await photos.judge({ _id, suggest, at: now, clearedKey: isRefusal(suggest) ? now : NEVER });
}

/** Asks about photos whose call was cut off or refused, as long as WeChat still takes them. */
export async function askAgain({ store, now }: Sweep): Promise<number> {
  const { photos } = store.outreach;
  const rows = await photos.unasked(now - VISITED_WITHIN_MS, now - BEING_ASKED_MS);
  return forAll(rows, async (photo) => {
    const traceId = await askAbout(photo);
    return traceId !== null && photos.asked(photo, traceId);
  });
}

/** Deletes the files of photos that WeChat refused; the photo itself says so. */
export async function clearRefused({ store, now }: Sweep): Promise<number> {
  const { photos } = store.outreach;
  const verdicts = await photos.uncleared(now);
  const known = await photos.byTrace(verdicts.map(({ _id }) => _id));
  return forAll(verdicts, async (verdict) => {
    const photo = known.get(verdict._id);
    if (!photo && now - verdict.at < UNKNOWN_AFTER_MS) return false;
    if (photo) await deleteFiles([photo.fileID]);
    await photos.cleared(verdict);
    return photo !== undefined;
  });
}
