/** A union's name in two lines, parted where it is when spoken. */
const inTwo = (name: string) => name.replace(/(?<=.)(总工会|工会)$/, '\n$1');

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
  data: { fromSaid: '', toSaid: '' },
  observers: {
    'from, to'(from: string, to: string) {
      this.setData({ fromSaid: inTwo(from), toSaid: inTwo(to) });
    },
  },
});
