/** Keys of the tests alone; random ones would make a failing seed irreproducible. */
export const TEST_KEYS = {
  SEAL_KEYS: `t1:${Buffer.alloc(32, 7).toString('base64')}`,
  INDEX_KEY: Buffer.alloc(32, 9).toString('base64'),
};
