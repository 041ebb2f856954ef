import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { HEALTH_CONSENT, HEALTH_CONSENT_VERSION, OPTIONS } from '../../../../text/returns-declare';
import { daySaid } from '../../../../text/times';

type Offer = ReturnsApi['readMyCases']['output']['offered'][number];
type Relation = ReturnsApi['adoptCase']['input']['relation'];

const WHOSE = [
  { value: 'me', label: '是我' },
  { value: 'mine', label: '是我家人或同事' },
  { value: 'nobody', label: '不认识' },
];

const lineOf = ({ id, maskedName, heldBy, filedOn }: Offer) => ({
  id,
  title: `${maskedName}，${daySaid(filedOn)}登记`,
  note: `${heldBy}用您的手机号登记的`,
});

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    offer: null as ReturnType<typeof lineOf> | null,
    whose: '' as '' | 'me' | 'mine' | 'nobody',
    relation: '' as Relation | '',
    agreed: false,
    options: WHOSE,
    relations: OPTIONS.relations,
    consent: HEALTH_CONSENT,
  },

  onLoad() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const { offered } = await returns('readMyCases', {});
      const [first] = offered;
      const fresh = { ...unsent, whose: '', relation: '', agreed: false } as const;
      return { data: { ...fresh, offer: first ? lineOf(first) : null }, isEmpty: !first };
    });
  },

  onWhose({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: 'me' | 'mine' | 'nobody' }>) {
    this.setData({ whose: value, problems: {}, refusal: '' });
  },

  onRelation({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: Relation }>) {
    this.setData({ relation: value ?? '', 'problems.relation': '' });
  },

  onAgree({ detail: { agreed } }: WechatMiniprogram.CustomEvent<{ agreed: boolean }>) {
    this.setData({ agreed, 'problems.healthConsentVersion': '' });
  },

  /** What still has to be said, with the words for it. */
  lacks(): Record<string, string> {
    const { whose, relation, agreed } = this.data;
    if (whose === '') return { whose: '请选一个' };
    if (whose === 'nobody') return {};
    const related = whose === 'mine' && relation === '' ? { relation: '请选是您的什么人' } : {};
    return agreed ? related : { ...related, healthConsentVersion: '请先看过并同意' };
  },

  async onSubmit() {
    const problems = this.lacks();
    if (Object.keys(problems).length > 0) return this.setData({ problems });
    return this.data.whose === 'nobody' ? this.disown() : this.adopt();
  },

  async disown() {
    const input = { caseId: this.data.offer!.id };
    const answer = await submit(this, (tap) => returns('disownCase', input, tap));
    if (answer) await this.refresh();
  },

  async adopt() {
    const { offer, whose, relation } = this.data;
    const input = {
      caseId: offer!.id,
      relation: whose === 'mine' ? (relation as Relation) : null,
      healthConsentVersion: HEALTH_CONSENT_VERSION,
    };
    const answer = await submit(this, (tap) => returns('adoptCase', input, tap));
    if (answer) await wx.redirectTo({ url: `/packages/returns/pages/journey/journey?id=${answer.case.id}` });
  },

  onHome() {
    void wx.switchTab({ url: '/pages/home/home' });
  },
});
