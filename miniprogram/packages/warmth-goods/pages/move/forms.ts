import type { WarmthApi } from '../../../../../cloudfunctions/warmth/contract';
import { wholeCatalogue } from '../../../../services/catalogue';
import type { Tap } from '../../../../services/cloud';
import { warmth } from '../../../../services/warmth';
import { LACKING, movedSaid } from '../../../../text/warmth-goods';
import { choicesIn, choicesOut, linesIn, linesOut } from '../../lines';
import type { Choice, Line } from '../../lines';

type Cause = WarmthApi['writeOffGoods']['input']['cause'];
type Field = 'supplier' | 'donor' | 'to' | 'toSite' | 'cause' | 'reason' | 'note';

/** What is filled in beside the lines. */
export interface Form {
  lines: Line[];
  supplier: string;
  documentNumber: string;
  donor: string;
  shownAs: 'name' | 'anonymous';
  contactPhone: string;
  to: string;
  toSite: { id: string; name: string } | null;
  cause: Cause | null;
  reason: string;
  note: string;
}

export const BLANK: Form = {
  lines: [],
  supplier: '',
  documentNumber: '',
  donor: '',
  shownAs: 'name',
  contactPhone: '',
  to: '',
  toSite: null,
  cause: null,
  reason: '',
  note: '',
};

/** Where goods are moved: at a site, or (`tripId`) on a trip that was loaded there. */
export interface Place {
  siteId: string;
  tripId: string;
}

/** One way of moving goods: what is asked, and what is done with it. */
export interface Way {
  title: string;
  act: string;
  /** A word on what it means; may be empty. */
  note: string;
  incoming: boolean;
  mostLines: number;
  asks: readonly Field[];
  choices(place: Place): Promise<Choice[]>;
  /** Answers what was written down, in a sentence. */
  send(form: Form, place: Place, tap: Tap): Promise<string>;
}

const ofCatalogue = async (): Promise<Choice[]> => choicesIn(await wholeCatalogue(false));
const kitsOfCatalogue = async (): Promise<Choice[]> => choicesIn(await wholeCatalogue(true));
const ofShelf = async ({ siteId }: Place): Promise<Choice[]> =>
  choicesOut((await warmth('readStock', { siteId })).lines, false);
const ofLots = async ({ siteId }: Place): Promise<Choice[]> =>
  choicesOut((await warmth('readStock', { siteId })).lines, true);

async function ofTrip({ tripId }: Place): Promise<Choice[]> {
  const { goods } = (await warmth('readTrip', { tripId })).trip;
  const onBoard = goods.filter(({ left }) => left > 0);
  return onBoard.map(({ item: { id, name, unit, spec }, left }) => {
    return { key: id, itemId: id, lot: null, name, unit, note: spec, most: left, goesOff: false };
  });
}

const said = ({ movement }: WarmthApi['receiveGoods']['output']) => movedSaid(movement);
const phoneOf = ({ contactPhone }: Form) => (contactPhone.trim() === '' ? null : contactPhone.trim());
const OUT = { incoming: false, mostLines: 12, note: '', choices: ofShelf } as const;
const IN = { incoming: true, mostLines: 12, note: '', choices: ofCatalogue } as const;

/** Every way of moving goods, by the name that stands in the page's query. */
const WAYS = {
  purchase: {
    ...IN,
    title: '采购入库',
    act: '入库',
    asks: ['supplier', 'note'],
    send: async ({ lines, supplier, documentNumber, note }, { siteId }, tap) => {
      const source = { kind: 'purchase' as const, supplier: supplier.trim(), documentNumber };
      return said(await warmth('receiveGoods', { siteId, source, lines: linesIn(lines), note }, tap));
    },
  },
  donation: {
    ...IN,
    title: '接受捐赠',
    act: '入库，谢谢好心人',
    asks: ['donor', 'note'],
    send: async (form, { siteId }, tap) => {
      const { donor, shownAs, lines, note } = form;
      const source = { kind: 'donation' as const, donor: donor.trim(), shownAs, contactPhone: phoneOf(form) };
      return said(await warmth('receiveGoods', { siteId, source, lines: linesIn(lines), note }, tap));
    },
  },
  takeBack: {
    ...IN,
    title: '退回入库',
    act: '收回来',
    note: '发出去又退回来的，收回架上。',
    asks: ['reason'],
    send: async ({ lines, reason }, { siteId }, tap) =>
      said(await warmth('takeBackGoods', { siteId, lines: linesIn(lines), reason: reason.trim() }, tap)),
  },
  handOut: {
    ...OUT,
    title: '发放',
    act: '发出去',
    note: '给班组、单位一起发的记在这里；一人一份的，到站点扫码发。',
    asks: ['to', 'note'],
    send: async ({ lines, to, note }, { siteId }, tap) =>
      said(await warmth('handOutGoods', { siteId, lines: linesOut(lines), to: to.trim(), note }, tap)),
  },
  writeOff: {
    ...OUT,
    title: '报损',
    act: '报损',
    choices: ofLots,
    asks: ['cause', 'reason'],
    send: async ({ lines, cause, reason }, { siteId }, tap) => {
      const input = { siteId, cause: cause!, lines: linesOut(lines), reason: reason.trim() };
      return said(await warmth('writeOffGoods', input, tap));
    },
  },
  send: {
    ...OUT,
    title: '调出',
    act: '发车',
    note: '对方点收之前，都算在路上，随时可以召回。',
    asks: ['toSite', 'note'],
    send: async ({ lines, toSite, note }, { siteId }, tap) => {
      const input = { fromSiteId: siteId, toSiteId: toSite!.id, lines: linesOut(lines), note };
      const { transfer } = await warmth('sendGoods', input, tap);
      return `发往${transfer.to.name}了，等对方点收`;
    },
  },
  assemble: {
    ...OUT,
    title: '配包',
    act: '配好了',
    mostLines: 1,
    note: '按配方从架上扣物资，配成整包。',
    choices: kitsOfCatalogue,
    asks: [],
    send: async ({ lines }, { siteId }, tap) => {
      const { itemId: kitId, count } = linesOut(lines)[0]!;
      return said(await warmth('assembleKits', { siteId, kitId, count }, tap));
    },
  },
  load: {
    ...OUT,
    title: '装车',
    act: '装好了，出发',
    note: '不够可以回来再装，装了多少、带回多少，晚上要对得上。',
    asks: [],
    send: async ({ lines }, { tripId }, tap) => {
      await warmth('loadTrip', { tripId, lines: linesOut(lines) }, tap);
      return '装好了，路上小心';
    },
  },
  roadLoss: {
    ...OUT,
    title: '路上报损',
    act: '报损',
    choices: ofTrip,
    asks: ['reason'],
    send: async ({ lines, reason }, { tripId }, tap) => {
      await warmth('writeOffOnTrip', { tripId, lines: linesOut(lines), reason: reason.trim() }, tap);
      return '报损记好了';
    },
  },
} as const satisfies Record<string, Way>;

/** @param name as it stands in the page's query; `null` is answered where no way bears it */
export const wayNamed = (name: string): Way | null =>
  Object.hasOwn(WAYS, name) ? WAYS[name as keyof typeof WAYS] : null;

const isShort = (typed: string) => typed.trim().length < 2;
const LACKS: Partial<Record<Field, (form: Form) => boolean>> = {
  supplier: ({ supplier }) => isShort(supplier),
  donor: ({ donor }) => isShort(donor),
  to: ({ to }) => isShort(to),
  toSite: ({ toSite }) => toSite === null,
  cause: ({ cause }) => cause === null,
  reason: ({ reason }) => isShort(reason),
};

/** What a form lacks beside what is wrong with its lines; by field, in words. */
export function formLacks(form: Form, asks: readonly Field[]): Record<string, string> {
  const open = asks.filter((field) => LACKS[field]?.(form));
  const words = Object.fromEntries(open.map((field) => [field, LACKING[field as keyof typeof LACKING] as string]));
  const phone = phoneOf(form);
  return {
    ...words,
    ...(form.lines.length === 0 && { lines: LACKING.lines }),
    ...(asks.includes('donor') && phone !== null && !/^1\d{10}$/.test(phone) && { contactPhone: LACKING.phone }),
  };
}
