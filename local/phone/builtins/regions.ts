/** A province, city or county with what lies below it; the build writes them down. */
export interface Region {
  code: string;
  name: string;
  below: Region[];
}

let asked: Promise<Region[]> | null = null;

/** Every division of the country, fetched when a region picker first opens. */
export function regions(): Promise<Region[]> {
  asked ??= fetch('regions.json').then((response) => response.json() as Promise<Region[]>);
  return asked;
}
