import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import { openPage } from '../../../../services/open-page';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { STANDINGS } from '../../../../text/returns-calls';
import { daySaid } from '../../../../text/times';

type Person = ReturnsApi['listRoster']['output']['people'][number];
type Standing = Person['standing'];

interface Section {
  standing: Standing;
  title: string;
  people: ReturnType<typeof personLine>[];
}

const personLine = ({ id, name, dayNumber, lastDay, standing, missedCount }: Person) => ({
  id,
  name,
  note: `${dayNumber === null ? '' : `第 ${dayNumber} 天，`}到 ${daySaid(lastDay)}`,
  warning: missedCount > 0 ? `缺 ${missedCount} 天` : '',
  ...STANDINGS[standing],
});

/** The list cut where the standing changes; it comes worst first. */
function sectionsOf(people: readonly Person[]): Section[] {
  const standings = Object.keys(STANDINGS) as Standing[];
  return standings
    .map((standing) => ({
      standing,
      title: STANDINGS[standing].section,
      people: people.filter((one) => one.standing === standing).map(personLine),
    }))
    .filter((section) => section.people.length > 0);
}

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    unit: { id: '', name: '' },
    sections: [] as Section[],
    tail: 'end',
    said: '',
  },

  people: [] as Person[],
  next: null as string | null,

  onLoad({ id = '', name = '' }: { id?: string; name?: string }) {
    this.setData({ unit: { id, name: decodeURIComponent(name) } });
  },

  onShow() {
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const page = await returns('listRoster', { orgUnitId: this.data.unit.id, after: null });
      this.people = page.people;
      return { data: this.shown(page.next), isEmpty: page.people.length === 0 };
    });
  },

  shown(next: string | null) {
    this.next = next;
    const said = `一共 ${this.people.length} 人`;
    return { sections: sectionsOf(this.people), tail: next === null ? 'end' : 'more', said };
  },

  async onMore() {
    if (this.next === null || this.data.submitting) return;
    this.setData({ tail: 'loading' });
    const input = { orgUnitId: this.data.unit.id, after: this.next };
    const page = await submit(this, () => returns('listRoster', input));
    if (!page) return this.setData({ tail: 'failed' });
    this.people = [...this.people, ...page.people];
    return this.setData(this.shown(page.next));
  },

  onReachBottom() {
    void this.onMore();
  },

  onPerson({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, name } = this.data.unit;
    const { person } = currentTarget.dataset as { person: string };
    openPage(`/packages/returns/pages/follow-up/follow-up?id=${person}&unit=${id}&name=${encodeURIComponent(name)}`);
  },
});
