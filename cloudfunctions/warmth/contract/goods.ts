/** Catalogue, kits, movements, stock-takes. */
export const goodsExchanges = {};
