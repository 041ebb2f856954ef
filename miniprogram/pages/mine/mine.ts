import { load, loading } from '../../services/page-state';
import { forgetSession, session } from '../../services/session';
import type { Session } from '../../services/session';
import { typeScale } from '../../services/type-scale';
import { OCCUPATIONS, ROLES } from '../../text/people';
import { dayInFull } from '../../text/times';

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
    roles: [] as { id: string; role: string; unit: string }[],
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
        const duties = roles.map(({ role, orgUnit }) => ({
          id: `${role}-${orgUnit.id}`,
          role: ROLES[role],
          unit: orgUnit.name,
        }));
        const card = { name: me.name, initial: me.name.slice(0, 1), isVerified: me.phoneVerified };
        return { data: { ...card, lines: linesOf(me), roles: duties } };
      },
      { snapshot: 'mine' },
    );
  },

  onRegister() {
    void wx.navigateTo({ url: '/packages/people/pages/register/register' });
  },

  onEdit() {
    void wx.navigateTo({ url: '/packages/people/pages/edit-me/edit-me' });
  },
});
