import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals values at rest and finds equal ones without opening them. */
export interface KeyRing {
  /** AES-256-GCM under the newest key: `<key id>.<base64url of nonce, ciphertext and tag>`. */
  seal(plain: string, place: string): string;
  /** Opens what any key of the ring sealed for the same place. @throws Error when it was changed or moved */
  unseal(sealed: string, place: string): string;
  /** A keyed fingerprint, equal for equal values of one purpose; 64 hex digits. An unkeyed hash of a phone is guessable in hours. */
  blindIndex(value: string, purpose: string): string;
  /** A key of its own for one purpose, 32 bytes (HKDF-SHA256); who has it learns nothing of the others. */
  derive(purpose: string): Buffer;
}

/** Where a sealed value lives; sealed in, so that a ciphertext cannot be moved to another row or field. */
export function placeOf(collection: string, field: string, id: string): string {
  return `${collection}:${field}:${id}`;
}

/**
 * A key ring from configuration.
 *
 * @param sealKeys `<id>:<base64 of 32 bytes>`, comma separated, newest first; older ones only open
 * @param indexKey base64 of 32 bytes, the key of all fingerprints
 * @throws Error when a key is missing or has another length
 */
export function keyRing(sealKeys: string, indexKey: string): KeyRing {
  const keys = new Map(sealKeys.split(',').map((entry) => parseKey(entry)));
  const [newest] = keys.keys();
  const fingerprintKey = keyBytes(indexKey);
  if (newest === undefined) throw new Error('There is no key to seal with.');

  return {
    seal: (plain, place) => `${newest}.${encrypt(plain, place, keyOf(keys, newest))}`,
    unseal(sealed, place) {
      const dot = sealed.indexOf('.');
      return decrypt(sealed.slice(dot + 1), place, keyOf(keys, sealed.slice(0, dot)));
    },
    blindIndex: (value, purpose) => createHmac('sha256', fingerprintKey).update(`${purpose}\0${value}`).digest('hex'),
    derive: (purpose) => Buffer.from(hkdfSync('sha256', fingerprintKey, '', purpose, 32)),
  };
}

function parseKey(entry: string): [id: string, key: Buffer] {
  const [id = '', base64 = ''] = entry.trim().split(':');
  return [id, keyBytes(base64)];
}

function keyBytes(base64: string): Buffer {
  const key = Buffer.from(base64, 'base64');
  if (key.length !== 32) throw new Error('A key has 32 bytes, as base64; see docs/operations.md#keys.');
  return key;
}

function keyOf(keys: ReadonlyMap<string, Buffer>, id: string): Buffer {
  const key = keys.get(id);
  if (!key) throw new Error(`No key ${JSON.stringify(id.slice(0, 8))} in the ring.`);
  return key;
}

function encrypt(plain: string, place: string, key: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const sealed = [nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat(sealed).toString('base64url');
}

function decrypt(sealed: string, place: string, key: Buffer): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(-TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
  return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}
