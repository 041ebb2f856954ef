/** Boxes that a board holds; with more kits than that, a box is a share of them. */
const MOST_BOXES = 40;

/** What stands on the board, box by box. @param going kits that are being handed out now, of those that are left */
function boxesOf(left: number, total: number, going: number): { id: number; state: string }[] {
  const boxes = Math.min(Math.max(total, left), MOST_BOXES);
  const scale = boxes / Math.max(total, left, 1);
  const full = left > 0 ? Math.max(Math.round(left * scale), 1) : 0;
  const leaving = going > 0 ? Math.max(Math.round(going * scale), 1) : 0;
  const stateAt = (i: number) => (i >= full ? 'gone' : i >= full - leaving ? 'going' : 'here');
  return Array.from({ length: boxes }, (_, id) => ({ id, state: stateAt(id) }));
}

/** A station's stock as boxes on a board, and the same in words. */
Component({
  properties: {
    left: Number,
    total: Number,
    /** Kits that leave with the next tap. */
    going: Number,
    /** Whether it says what is left once those have gone. */
    after: Boolean,
    unit: { type: String, value: '份' },
  },
  data: { boxes: [] as { id: number; state: string }[] },
  observers: {
    'left, total, going'(left: number, total: number, going: number) {
      this.setData({ boxes: boxesOf(left, total, going) });
    },
  },
});
