/** A line with two ends: whoever holds the person now is lit. */
Component({
  properties: {
    from: String,
    to: String,
    /** Whether the other end has taken over. */
    taken: Boolean,
    /** What is between them, such as 等您接. */
    word: String,
  },
});
