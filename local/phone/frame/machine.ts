/** Somebody one can be, as the gateway tells. */
export interface Person {
  openid: string;
  name: string;
  label: string;
  phone: string;
  note: string;
}

/** One call of a function, as the meter tells. */
export interface MeteredCall {
  function: string;
  action: string;
  outcome: string;
  operations: number;
  ms: number;
}

/** Asks the machine. @throws Error with the status where it does not know the path */
export async function ask<T>(path: string, body?: object): Promise<T> {
  const response = await fetch(path, body ? { method: 'POST', body: JSON.stringify(body) } : {});
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as T;
}

const TAIL = 10_000_000;

/** Somebody nobody knows yet. @param openid as an address named it, or an invented one */
export function newcomer(openid?: string): Person {
  const tail = String(Math.floor(Math.random() * TAIL)).padStart(7, '0');
  return {
    openid: openid ?? `new-${tail}`,
    name: '新来的人',
    label: '还没有登记',
    phone: `1549${tail}`,
    note: '从登记开始',
  };
}

/** Whom an address means: an openid in full, or its beginning (`courier` is the first courier). */
export function personOf(people: readonly Person[], asked: string | null): Person {
  const known =
    people.find(({ openid }) => openid === asked) ?? people.find(({ openid }) => asked && openid.startsWith(asked));
  return known ?? newcomer(asked ?? undefined);
}
