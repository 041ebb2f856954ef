/** A number that is never alone: its unit, what it is out of, and how much of it as a bar. */
Component({
  properties: {
    label: String,
    value: String,
    /** Unit, and the whole where there is one: 共 312 人. */
    unit: String,
    note: String,
    /** `good`, `wait`, `alert`, or nothing. */
    tone: String,
    /** How much of the whole, 0 to 1; below 0: no bar. */
    share: { type: Number, value: -1 },
  },
});
