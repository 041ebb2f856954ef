/** Where somebody belongs, with the words to show it. */
export interface ChosenPlace {
  kind: 'station' | 'orgUnit';
  id: string;
  name: string;
  /** What it lies in, or its address. */
  within: string;
  /** The union itself, or the one of the station. */
  orgUnit: { id: string; name: string };
}
