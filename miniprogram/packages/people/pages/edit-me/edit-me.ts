import type { Me, PhoneProof } from '../../../../../cloudfunctions/people/contract';
import { clearDraft, draftOf, keepDraft } from '../../../../services/draft';
import { handedBack } from '../../../../services/outbox';
import { load, loading } from '../../../../services/page-state';
import { people } from '../../../../services/people';
import { forgetSession, session } from '../../../../services/session';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import type { ChosenPlace } from '../choose-place/chosen-place';

const LATER = { title: '我的信息', form: 'edit-me', page: '/packages/people/pages/edit-me/edit-me', replaces: true };

/** What is kept of a form that is not sent; a code of WeChat's is worth nothing later. */
type Draft = Pick<Me, 'name' | 'occupation'> & { place: ChosenPlace };

const placeOf = ({ station, orgUnit }: Me): ChosenPlace =>
  station
    ? { kind: 'station', ...station, within: orgUnit.name, orgUnit }
    : { kind: 'orgUnit', ...orgUnit, within: '', orgUnit };

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
      const known = { name: me.name, occupation: me.occupation, place: placeOf(me) };
      return { data: { me, phone: null, ...known, ...draftOf<Draft>(LATER.form), ...handedBack(LATER.form) } };
    });
  },

  onField({ detail: { field, value } }: WechatMiniprogram.CustomEvent<{ field: string; value: unknown }>) {
    this.setData({ [field]: value, [`problems.${field}`]: '' });
    const { name, occupation, place } = this.data;
    keepDraft(LATER.form, { name, occupation, place });
  },

  async onSubmit() {
    const { me, name, phone, occupation, place } = this.data;
    const { kind, id } = place!;
    const input = { version: me!.version, name, occupation: occupation!, place: { kind, id }, ...(phone && { phone }) };
    const answer = await submit(this, (tap) => people('updateMe', input, tap), LATER);
    forgetSession();
    if (!answer) return;
    clearDraft(LATER.form);
    await wx.navigateBack();
  },
});
