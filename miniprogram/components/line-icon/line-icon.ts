/** A line icon in the colour of its text. `lit`: with a lamp behind it, where the icon has one. */
Component({
  properties: {
    name: String,
    /** rpx; 0: as high as the text that it stands in, at every type size. */
    size: { type: Number, value: 44 },
    lit: Boolean,
  },
});
