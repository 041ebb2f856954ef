type Reader = (code: string) => void;

const readers = new Set<Reader>();

/** Reads codes until told to stop; what is held before the camera comes from the panel or from the scanning screen. */
export function readCodes(reader: Reader): () => void {
  readers.add(reader);
  return () => readers.delete(reader);
}

/** Holds a code before the camera; answers whether anybody was looking. */
export function presentCode(code: string): boolean {
  const looking = [...readers];
  looking.forEach((reader) => reader(code));
  return looking.length > 0;
}
