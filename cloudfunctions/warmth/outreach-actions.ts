import { addPhoto, removePhoto } from './actions/add-photo';
import { cancelTrip } from './actions/cancel-trip';
import { closeTrip } from './actions/close-trip';
import { editTrip } from './actions/edit-trip';
import { handByCount } from './actions/hand-by-count';
import { handToPerson } from './actions/hand-to-person';
import { keepPromise } from './actions/keep-promise';
import { listHandOuts } from './actions/list-hand-outs';
import { listPromises } from './actions/list-promises';
import { listTripCampaigns } from './actions/list-trip-campaigns';
import { listTrips, listTripsFrom, listTripsTo } from './actions/list-trips';
import { loadTrip } from './actions/load-trip';
import { planTrip } from './actions/plan-trip';
import { readMyCode } from './actions/read-my-code';
import { readTrip } from './actions/read-trip';
import { readVisit } from './actions/read-visit';
import { recordVisit } from './actions/record-visit';
import { writeOffOnTrip } from './actions/write-off-on-trip';

/** 慰问 · itineraries, goods on the road, batch hand-outs, and what was found and promised. */
export const outreachActions = {
  listTrips,
  listTripsFrom,
  listTripsTo,
  listTripCampaigns,
  planTrip,
  editTrip,
  cancelTrip,
  readTrip,
  loadTrip,
  readMyCode,
  handToPerson,
  handByCount,
  listHandOuts,
  writeOffOnTrip,
  closeTrip,
  readVisit,
  recordVisit,
  addPhoto,
  removePhoto,
  listPromises,
  keepPromise,
};
