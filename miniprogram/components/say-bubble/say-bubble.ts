/** Words to say to somebody, ready to be read out. */
Component({
  properties: {
    /** When, or about what: 到了就说. */
    lead: String,
    words: String,
    /** Whether it points at what stands above. */
    pointed: Boolean,
  },
});
