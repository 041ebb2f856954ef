import { typeScale } from '../../services/type-scale';

/** A station in a list: open, in doubt or closed, until when, how far, and what is left. */
Component({
  properties: {
    /** A line of text/places: name, opening, services, distance, isOpen; `isDoubtful` and `left` where they are known. */
    station: Object,
  },
  data: { big: typeScale().big },
});
