import { typeScale } from '../../services/type-scale';

/** A station in a list: open or not, until when, how far. */
Component({
  properties: {
    station: Object,
  },
  data: { big: typeScale().big },
});
