/** Somebody one can be, as the gateway tells. */
interface Person {
  openid: string;
  name: string;
  label: string;
  phone: string;
  note: string;
}

interface MeteredCall {
  function: string;
  action: string;
  outcome: string;
  operations: number;
  ms: number;
}

type Change = Record<string, unknown>;
type Screen = Window & { __phone?: { change(change: Change): void } };

const PLACES: Record<string, string> = {
  '经开区 荣华南路': '39.7898,116.5139',
  '昌平 阳坊镇': '40.1419,116.1318',
  '平谷 兴谷街道': '40.1553,117.1197',
  朝阳国贸: '39.9139,116.4598',
  海淀中关村: '39.9811,116.3157',
  不让知道: 'none',
};
const SWITCHES: Record<string, Record<string, string>> = {
  place: PLACES,
  network: { 正常: 'wifi', 断网: 'none' },
  scale: { 标准: '1', 大: '1.4', 最大: '1.6' },
  theme: { 白天: 'light', 夜里: 'dark' },
};
const WATCH_MS = 1_500;

const query = new URLSearchParams(location.search);
const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector)!;
const phone = find<HTMLIFrameElement>('.phone');
const json = async <T>(path: string, body?: object): Promise<T> => {
  const response = await fetch(path, body ? { method: 'POST', body: JSON.stringify(body) } : {});
  return (await response.json()) as T;
};

/** Opens the screen anew; some things a page only asks once. */
function open(): void {
  const search = new URLSearchParams(query);
  phone.src = `app/index.html?${search.toString()}`;
  history.replaceState(null, '', `?${search.toString()}`);
}

function be(person: Person): void {
  query.set('as', person.openid);
  query.set('phone', person.phone);
  query.delete('page');
  open();
  for (const button of document.querySelectorAll<HTMLElement>('.people button')) {
    button.setAttribute('aria-checked', String(button.dataset['openid'] === person.openid));
  }
}

function newcomer(): Person {
  const tail = String(Math.floor(Math.random() * 10_000_000)).padStart(7, '0');
  return { openid: `new-${tail}`, name: '新来的人', label: '还没有登记', phone: `1549${tail}`, note: '从登记开始' };
}

function showPeople(people: readonly Person[]): void {
  for (const person of people) {
    const button = document.createElement('button');
    button.dataset['openid'] = person.openid;
    button.setAttribute('role', 'radio');
    button.append(`${person.name} · ${person.label}`);
    const note = document.createElement('small');
    note.textContent = person.note;
    button.append(note);
    button.addEventListener('click', () => be(person));
    find('.people').append(button);
  }
}

function showSwitches(): void {
  for (const [name, choices] of Object.entries(SWITCHES)) {
    const select = find<HTMLSelectElement>(`select[name=${name}]`);
    for (const [label, value] of Object.entries(choices)) select.append(new Option(label, value));
    select.value = query.get(name) ?? select.value;
    select.addEventListener('change', () => {
      query.set(name, select.value);
      const live = name === 'network' || name === 'theme';
      if (live) (phone.contentWindow as Screen).__phone?.change({ [name]: select.value });
      else open();
    });
  }
}

/** Beijing time, whatever the machine's is. */
const clockText = (at: number) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' }).format(at);

async function watch(): Promise<void> {
  const [{ now }, { recent }] = await Promise.all([
    json<{ now: number }>('/local/clock'),
    json<{ recent: MeteredCall[] }>('/local/meter'),
  ]);
  find('.clock').textContent = clockText(now);
  find('.calls').replaceChildren(...recent.slice(0, 6).map(callLine));
}

function callLine(call: MeteredCall): HTMLElement {
  const line = document.createElement('li');
  const told = document.createElement('span');
  told.textContent = `${call.function}.${call.action} ${call.outcome === 'ok' ? '' : call.outcome}`;
  const cost = document.createElement('span');
  cost.textContent = `${call.operations} 次 · ${Math.round(call.ms)} ms`;
  line.append(told, cost);
  return line;
}

/** The screen reads the clock when it opens. */
async function moved(): Promise<void> {
  open();
  await watch();
}

function showClock(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-advance]')) {
    button.addEventListener('click', () => {
      void json('/local/clock', { advanceMs: Number(button.dataset['advance']) }).then(moved);
    });
  }
  const input = find<HTMLInputElement>('input[type=datetime-local]');
  input.addEventListener('change', () => void json('/local/clock', { at: `${input.value}:00+08:00` }).then(moved));
}

async function start(): Promise<void> {
  const people = [newcomer(), ...(await json<Person[]>('/local/people'))];
  showPeople(people);
  showSwitches();
  showClock();
  const page = query.get('page');
  be(people.find(({ openid }) => openid === query.get('as')) ?? people[0]!);
  if (page) {
    query.set('page', page);
    open();
  }
  setInterval(() => void watch().catch(() => {}), WATCH_MS);
  await watch();
}

void start();
