/** Colours that a canvas draws with; it knows no tokens. Each is what styles/tokens.wxss says, and a test holds them equal. */
export interface Palette {
  glow: string;
  'glow-soft': string;
  brand: string;
  ink: string;
  'ink-quiet': string;
  card: string;
  line: string;
  'line-strong': string;
}

/** The colours of canvases by day and by night. */
export const PALETTES: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    glow: '#f2a65a',
    'glow-soft': '#fde9d0',
    brand: '#c8451b',
    ink: '#241a16',
    'ink-quiet': '#6b5b53',
    card: '#ffffff',
    line: '#eadfd8',
    'line-strong': '#d8c8be',
  },
  dark: {
    glow: '#f5b26b',
    'glow-soft': '#3d2b1a',
    brand: '#c8451b',
    ink: '#f5ece6',
    'ink-quiet': '#bfaea3',
    card: '#221a15',
    line: '#3a2d25',
    'line-strong': '#54433a',
  },
};
