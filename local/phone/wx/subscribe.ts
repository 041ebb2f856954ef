import { post, request } from '../engine/network';
import { settings } from '../engine/settings';
import { isTapping } from '../engine/touch';
import { asynchronous } from './asynchronous';
import { kept } from './kept';
import { buttonOf, cover, make } from './sheets';

type Answer = 'accept' | 'reject';
type Answers = Record<string, Answer>;

const MOST_TEMPLATES = 3;
/** What the person said to be kept for ever, per template. */
const always = kept<Answers>('subscriptions', {});

/** A refusal in the numbers that this one interface has. */
function refused(message: string, errCode: number): Error {
  return Object.assign(new Error(message), { errCode });
}

function check(ids: unknown, wasTapped: boolean): asserts ids is string[] {
  if (!Array.isArray(ids) || ids.length === 0 || ids.some((id) => typeof id !== 'string' || id === '')) {
    throw refused('TmplIds can not be empty', 10_001);
  }
  if (ids.length > MOST_TEMPLATES) throw refused('Templates count out of max bounds', 20_003);
  if (!wasTapped) throw refused('can only be invoked by user TAP gesture.', 20_002);
}

/** What the messages are called; a machine that does not say leaves their ids. */
async function titlesOf(ids: readonly string[]): Promise<Map<string, string>> {
  try {
    const response = await request('/local/templates');
    const list = response.ok ? ((await response.json()) as { id: string; title: string }[]) : [];
    return new Map(list.map(({ id, title }) => [id, title]));
  } catch {
    return new Map(ids.map((id) => [id, id]));
  }
}

interface Asked {
  results: Answers;
  always: boolean;
}

function tickRow(label: string, isOn: boolean): { row: HTMLElement; isOn: () => boolean } {
  const row = buttonOf(label, 'wx-tick', () =>
    row.setAttribute('aria-checked', String(row.getAttribute('aria-checked') !== 'true')),
  );
  row.setAttribute('role', 'checkbox');
  row.setAttribute('aria-checked', String(isOn));
  return { row, isOn: () => row.getAttribute('aria-checked') === 'true' };
}

/** WeChat's dialog: which messages, whether the answer is to be kept, 拒绝 and 允许. */
function askFor(ids: readonly string[], titles: Map<string, string>): Promise<Asked> {
  return new Promise((resolve) => {
    const box = make('div', 'wx-ask wx-subscribe');
    box.setAttribute('role', 'dialog');
    box.setAttribute('aria-label', '订阅消息');
    const rows = ids.map((id) => ({ id, ...tickRow(titles.get(id) ?? id, true) }));
    const keep = tickRow('总是保持以上选择，不再询问', false);
    keep.row.classList.add('wx-keep');
    const footer = make('footer', '');
    const layer = cover(box);
    const answer = (allows: boolean) => () => {
      layer.remove();
      const told = rows.map(({ id, isOn }) => [id, allows && isOn() ? 'accept' : 'reject'] as const);
      resolve({ results: Object.fromEntries(told), always: keep.isOn() });
    };
    footer.append(buttonOf('拒绝', '', answer(false)), buttonOf('允许', 'wx-yes', answer(true)));
    box.append(
      make('h3', '', '娘家人 申请'),
      make('h2', '', '向您发送以下消息'),
      ...rows.map(({ row }) => row),
      keep.row,
      footer,
    );
  });
}

/** Credits are counted where the messages are sent from; a machine that keeps no count is not asked twice. */
async function tellMachine(asked: Asked): Promise<void> {
  const { openid } = settings;
  await post('/local/subscriptions', { openid, ...asked }).catch(() => undefined);
}

async function subscribe(tmplIds: unknown, wasTapped: boolean): Promise<Answers> {
  check(tmplIds, wasTapped);
  const known = always.read();
  const isKnown = tmplIds.every((id) => known[id] !== undefined);
  const asked = isKnown
    ? { results: Object.fromEntries(tmplIds.map((id) => [id, known[id]!])), always: true }
    : await askFor(tmplIds, await titlesOf(tmplIds));
  if (asked.always) always.write({ ...always.read(), ...asked.results });
  await tellMachine(asked);
  return asked.results;
}

/** The one-time permission to send somebody a message. */
export const subscription = {
  requestSubscribeMessage: asynchronous<{ tmplIds: unknown }>('requestSubscribeMessage', ({ tmplIds }) =>
    subscribe(tmplIds, isTapping()),
  ),
};
