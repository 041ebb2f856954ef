/**
 * Every kind of movement. Only the first five change how much there is of an item over all sites; kitting turns items
 * into kits by their bill of materials; the rest move it from one site to another.
 */
export const MOVEMENT_KINDS = [
  'purchase',
  'donation',
  'returned',
  'handOut',
  'loss',
  'difference',
  'kitting',
  'transferOut',
  'transferIn',
  'recall',
  'allotment',
  'tripOut',
  'tripBack',
] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];
