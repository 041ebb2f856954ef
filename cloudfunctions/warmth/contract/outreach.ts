/** Itineraries, batch hand-outs, visit records. */
export const outreachExchanges = {};
