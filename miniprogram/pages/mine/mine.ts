import { dutyEntries } from '../../services/entries';
import { openPage } from '../../services/open-page';
import { load, loading } from '../../services/page-state';
import { forgetSession, session } from '../../services/session';
import type { Session } from '../../services/session';
import type { Duty } from '../../services/today/card';
import { typeScale } from '../../services/type-scale';
import { OCCUPATIONS, ROLES } from '../../text/people';
import { dayInFull } from '../../text/times';

/** What somebody does for the union at a unit, with its ways in. */
interface DutyLines {
  id: string;
  role: string;
  unit: string;
  entries: { id: string; icon: string; name: string; url: string }[];
}

const dutyLines = (duty: Duty): DutyLines => ({
  id: `${duty.role}-${duty.orgUnit.id}`,
  role: ROLES[duty.role],
  unit: duty.orgUnit.name,
  entries: dutyEntries(duty),
});

type Me = NonNullable<Session['me']>;

/** A person's record, line by line. */
const linesOf = (me: Me) => [
  { label: '手机号', value: me.maskedPhone },
  { label: '做什么工作', value: OCCUPATIONS[me.occupation] },
  { label: '所在工会', value: me.orgUnit.name },
  { label: '站点', value: me.station?.name ?? '没有选' },
  { label: '登记日期', value: dayInFull(me.registeredOn) },
];

Page({
  data: {
    ...typeScale(),
    ...loading,
    name: '',
    initial: '',
    isVerified: true,
    lines: [] as { label: string; value: string }[],
    duties: [] as DutyLines[],
  },

  onShow() {
    void this.refresh();
  },

  onPullDownRefresh() {
    forgetSession();
    void this.refresh();
  },

  refresh() {
    return load(
      this,
      async () => {
        const { me, roles } = await session();
        if (!me) return { data: {}, isEmpty: true };
        const card = { name: me.name, initial: me.name.slice(0, 1), isVerified: me.phoneVerified };
        return { data: { ...card, lines: linesOf(me), duties: roles.map(dutyLines) } };
      },
      { snapshot: 'mine' },
    );
  },

  onOpen({ currentTarget }: WechatMiniprogram.TouchEvent) {
    openPage(currentTarget.dataset['url'] as string);
  },

  onRegister() {
    void wx.navigateTo({ url: '/packages/people/pages/register/register' });
  },

  onEdit() {
    void wx.navigateTo({ url: '/packages/people/pages/edit-me/edit-me' });
  },
});
