import type { Me, PhoneProof } from '../../../../../cloudfunctions/people/contract';
import { load, loading } from '../../../../services/page-state';
import { people } from '../../../../services/people';
import { forgetSession, session } from '../../../../services/session';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import type { ChosenPlace } from '../choose-place/chosen-place';

const placeOf = ({ station, orgUnit }: Me): ChosenPlace =>
  station ? { kind: 'station', ...station, within: orgUnit.name } : { kind: 'orgUnit', ...orgUnit, within: '' };

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    me: null as Me | null,
    name: '',
    phone: null as PhoneProof | null,
    occupation: null as Me['occupation'] | null,
    place: null as ChosenPlace | null,
  },

  onLoad() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const { me } = await session();
      if (!me) return { data: {}, isEmpty: true };
      return { data: { me, name: me.name, occupation: me.occupation, place: placeOf(me), phone: null } };
    });
  },

  onField({ detail: { field, value } }: WechatMiniprogram.CustomEvent<{ field: string; value: unknown }>) {
    this.setData({ [field]: value, [`problems.${field}`]: '' });
  },

  async onSubmit() {
    const { me, name, phone, occupation, place } = this.data;
    const { kind, id } = place!;
    const input = { version: me!.version, name, occupation: occupation!, place: { kind, id }, ...(phone && { phone }) };
    const answer = await submit(this, (requestId) => people('updateMe', input, requestId));
    forgetSession();
    if (!answer) return;
    await wx.navigateBack();
  },
});
