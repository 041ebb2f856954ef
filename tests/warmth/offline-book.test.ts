import { createHash, createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { markOf } from '../../miniprogram/packages/warmth-keeper/book';
import { hmacSha256, sha256 } from '../../miniprogram/packages/warmth-keeper/sha256';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('the phone hashes as everybody does, at every length round a block', () => {
  for (let length = 0; length <= 200; length += 1) {
    const message = Buffer.from(Array.from({ length }, (_, i) => (i * 37 + length) & 255));
    expect(hex(sha256(message))).toBe(createHash('sha256').update(message).digest('hex'));
  }
});

test('its codes are vouched for by the same mark', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 150 }), fc.uint8Array({ maxLength: 300 }), (key, message) => {
      expect(hex(hmacSha256(key, message))).toBe(createHmac('sha256', key).update(message).digest('hex'));
    }),
    { numRuns: 200, seed: 1 },
  );
  const key = 'a'.repeat(64);
  const step = 55_660_000;
  const mark = createHmac('sha256', Buffer.from(key, 'hex')).update(`step ${step}`).digest();
  expect(markOf(key, step)).toBe(mark.subarray(0, 16).toString('base64url'));
});
