import { addDays, beijingDay } from '../domain/calendar';
import { jobs } from '../kit/jobs';
import { runtime } from '../kit/runtime';

/** A retry after this many days is a new request. */
const REMEMBERED_DAYS = 2;

/** 每夜整理 · what is kept for a retry is forgotten when no retry will come. */
export const main = jobs(
  { forgetRequests: ({ requests, now }) => requests.forgetBefore(addDays(beijingDay(now), -REMEMBERED_DAYS)) },
  runtime(() => null),
);
