import { typeScale } from '../../services/type-scale';

/** A person in a list: who, a line about them, and at the right, or below in large type, how it stands (the slot). */
Component({
  properties: {
    name: String,
    note: String,
    /** A line below the note that matters more, such as 上次没接电话. */
    warning: String,
    /** Whether a tap leads on; the row is then drawn with a chevron and read out as a button. */
    leads: Boolean,
  },
  data: { initial: '', big: typeScale().big },
  observers: {
    name(name: string) {
      this.setData({ initial: name.slice(0, 1) });
    },
  },
});
