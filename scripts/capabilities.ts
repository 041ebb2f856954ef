import { actions as people, start as startPeople } from '../cloudfunctions/people';
import { actions as places, start as startPlaces } from '../cloudfunctions/places';

/** Every capability that clients may call: its actions, and how a cold instance of it starts. */
export const capabilities = {
  people: { actions: people, start: startPeople },
  places: { actions: places, start: startPlaces },
};
