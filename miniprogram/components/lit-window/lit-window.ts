/** The window that is the state of a station: lit is open, half lit is in doubt, dark is closed. A word always stands beside it. */
Component({
  properties: {
    /** `open`, `doubtful` or `closed`. */
    state: { type: String, value: 'closed' },
  },
});
