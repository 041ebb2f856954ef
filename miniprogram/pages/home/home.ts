import { chooseDuty, chosenDuty } from '../../services/duty';
import { dutyEntries, ownEntries } from '../../services/entries';
import { openPage } from '../../services/open-page';
import { load, loading } from '../../services/page-state';
import { forgetSession, session } from '../../services/session';
import type { Session } from '../../services/session';
import { todayOf } from '../../services/today';
import type { Duty, TodayCard } from '../../services/today/card';
import { typeScale } from '../../services/type-scale';
import { addressOf, ROLES } from '../../text/people';
import { greeting } from '../../text/times';

/** A duty as the switch at the top names it. */
interface DutyLine {
  id: string;
  name: string;
  role: string;
}

const MYSELF: DutyLine = { id: 'self', name: '只看我自己', role: '职工' };
const lineOf = ({ role, orgUnit }: Duty): DutyLine => ({
  id: `${role}-${orgUnit.id}`,
  name: orgUnit.name,
  role: ROLES[role],
});

/** How somebody is greeted. */
function helloTo(me: Session['me'], now: number) {
  if (!me) return { greeting: '您好', unit: '工会是您的娘家人，有事找我们' };
  return { greeting: `${addressOf(me)}，${greeting(now)}`, unit: me.orgUnit.name };
}

Page({
  data: {
    ...typeScale(),
    ...loading,
    greeting: '',
    unit: '',
    /** What one can be here, the last one as oneself; empty for whoever has no duty. */
    duties: [] as DutyLine[],
    /** Whether they are open to choose from. */
    isSwitching: false,
    duty: null as DutyLine | null,
    cards: [] as TodayCard[],
    isPartial: false,
    /** Whether it is known what there is to do today. */
    isKnown: false,
    entries: [] as { id: string; icon: string; name: string; url: string }[],
    /** When the day was looked at, epoch milliseconds. */
    at: 0,
  },

  onShow() {
    void this.refresh();
  },

  onPullDownRefresh() {
    forgetSession();
    void this.refresh();
  },

  async refresh() {
    await load(this, () => this.day(), { snapshot: 'home', isDaily: true });
    this.setData({ at: Date.now() });
  },

  async day() {
    const { me, roles } = await session();
    const duty = chosenDuty(roles);
    const now = Date.now();
    const entries = duty ? dutyEntries(duty) : ownEntries(me !== null);
    const duties = roles.length > 0 ? [...roles.map(lineOf), MYSELF] : [];
    const hello = { ...helloTo(me, now), duties, duty: duty && lineOf(duty) };
    const today = await todayOf({ me, duty, now });
    const data = { ...hello, entries, ...today, isKnown: !today.isPartial };
    return { data, kept: duty ? { ...data, cards: [], isKnown: false } : data };
  },

  onSwitch() {
    this.setData({ isSwitching: !this.data.isSwitching });
  },

  async onDuty({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { roles } = await session();
    chooseDuty(roles[(currentTarget.dataset as { index: number }).index] ?? null);
    this.setData({ isSwitching: false });
    await this.refresh();
  },

  onOpen({ currentTarget }: WechatMiniprogram.TouchEvent) {
    openPage(currentTarget.dataset['url'] as string);
  },

  onEntry({ detail: { id } }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const entry = this.data.entries.find((one) => one.id === id);
    if (entry) openPage(entry.url);
  },
});
