import { Binary } from 'bson';
import * as fc from 'fast-check';
import { toWire } from '../../../local/cloudbase/documents/values';
import type { Document } from '../../../local/cloudbase/documents/values';
import { wireText } from '../../../local/cloudbase/documents/wire-text';

const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double(),
  fc.constantFrom(-0, NaN, Infinity, 2 ** 31, -(2 ** 31), 2 ** 53, 1e21),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.constant(Binary.createFromBase64('AAEC', 0)),
);
const { document } = fc.letrec<{ value: unknown; document: Document }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie('value'), { maxLength: 4 }), tie('document')),
  document: fc.dictionary(fc.string(), tie('value'), { maxKeys: 5, noNullPrototype: true }),
}));

test('a document is written letter for letter as bson writes it', () => {
  fc.assert(
    fc.property(document, (one) => expect(wireText(one)).toBe(toWire(one))),
    { numRuns: 2_000 },
  );
});
