/** A point in degrees, GCJ-02. */
export interface Spot {
  latitude: number;
  longitude: number;
}
