/** Layers of each picture; written by scripts/draw-icons.ts from scripts/icons/pictures.svg. */
export const LAYERS: Readonly<Record<string, number>> = {
  station: 18,
  lamp: 10,
  parcel: 12,
  candle: 8,
  bag: 5,
  mark: 3,
  'window-open': 3,
  'window-doubtful': 4,
  'window-closed': 2,
  'pane-reported': 4,
  'pane-phoned': 7,
  'pane-late': 7,
  'pane-missed': 4,
  'pane-today': 4,
  'pane-ahead': 3,
};
