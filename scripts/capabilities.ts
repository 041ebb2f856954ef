import { actions as people, start as startPeople } from '../cloudfunctions/people';
import { actions as places, start as startPlaces } from '../cloudfunctions/places';
import { actions as returns, start as startReturns } from '../cloudfunctions/returns';
import { actions as warmth, start as startWarmth } from '../cloudfunctions/warmth';

/** Every capability that clients may call: its actions, and how a cold instance of it starts. */
export const capabilities = {
  people: { actions: people, start: startPeople },
  places: { actions: places, start: startPlaces },
  returns: { actions: returns, start: startReturns },
  warmth: { actions: warmth, start: startWarmth },
};
