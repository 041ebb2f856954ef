import type { CampaignRecord } from '../../../../../cloudfunctions/warmth/contract/office';
import type { ItemView } from '../../../../../cloudfunctions/warmth/contract/goods';
import type { Tap } from '../../../../services/cloud';
import { wholeCatalogue } from '../../../../services/catalogue';
import { clearDraft, draftOf, keepDraft } from '../../../../services/draft';
import { load, loading } from '../../../../services/page-state';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { STILL_LACKING } from '../../../../text/failures';
import { OCCUPATIONS } from '../../../../text/people';
import { dayAt } from '../../../../text/times';
import { spanSaid } from '../../../../text/warmth-member';
import { STATION_RULES } from '../../../../text/warmth-office';
import type { ChosenPlace } from '../../../people/pages/choose-place/chosen-place';
import { factsOf, formLacks, formLike, newForm } from './form';
import type { Form } from './form';

const MINUTE_MS = 60_000;
const HOLDS = ['120', '300', '720', '1440', '2880'];
const OFFERS = ['30', '60', '180', '720'];

/** Spans to choose from, with the one that is chosen though it is unusual. */
const spans = (usual: readonly string[], chosen: string) =>
  [...new Set([...usual, chosen])]
    .sort((a, b) => Number(a) - Number(b))
    .map((value) => ({ value, label: spanSaid(Number(value) * MINUTE_MS) }));

const toggled = <T>(chosen: readonly T[], value: T): T[] =>
  chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    form: {} as Form,
    kits: [] as { value: string; label: string }[],
    occupations: Object.entries(OCCUPATIONS).map(([value, label]) => ({ value, label })),
    rules: STATION_RULES,
    holds: [] as ReturnType<typeof spans>,
    offers: [] as ReturnType<typeof spans>,
    isNew: true,
    unitName: '',
  },

  query: { id: '', campaign: '' },
  /** The campaign that is changed; `null`: a new one. */
  read: null as CampaignRecord | null,
  items: [] as ItemView[],

  onLoad({ id = '', name = '', campaign = '' }: { id?: string; name?: string; campaign?: string }) {
    this.query = { id, campaign };
    this.setData({ unitName: decodeURIComponent(name), isNew: campaign === '' });
    if (campaign !== '') void wx.setNavigationBarTitle({ title: '改活动' });
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const [read, items] = await Promise.all([this.campaign(), wholeCatalogue(true)]);
      this.read = read;
      this.items = items;
      const start = read ? formLike(read.facts, read.units) : newForm(this.data.unitName, dayAt(Date.now()));
      const form = { ...start, ...draftOf<Form>(this.draftName()) };
      const kits = items.map(({ id: value, name: label }) => ({ value, label }));
      const unitName = read?.orgUnit.name ?? this.data.unitName;
      const choices = { holds: spans(HOLDS, form.holdMinutes), offers: spans(OFFERS, form.offerMinutes) };
      return { data: { form, kits, unitName, ...choices } };
    });
  },

  async campaign(): Promise<CampaignRecord | null> {
    const { campaign: campaignId } = this.query;
    return campaignId === '' ? null : (await warmth('readCampaign', { campaignId })).campaign;
  },

  /** What was typed into an older version of a campaign is not laid over a newer one. */
  draftName() {
    return this.read ? `campaign-${this.read.id}-${this.read.version}` : `campaign-of-${this.query.id}`;
  },

  change(change: Partial<Form>, ...fields: string[]) {
    const form = { ...this.data.form, ...change };
    keepDraft(this.draftName(), form);
    const mended = Object.fromEntries([...Object.keys(change), ...fields].map((field) => [`problems.${field}`, '']));
    this.setData({ form, refusal: '', ...mended });
  },

  onField({ currentTarget, detail: { value } }: WechatMiniprogram.CustomEvent<{ value: unknown }>) {
    const { field, marks = '' } = currentTarget.dataset as { field: keyof Form; marks?: string };
    this.change({ [field]: value }, marks);
  },

  onOccupation({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: Form['occupations'][number] }>) {
    this.change({ occupations: toggled(this.data.form.occupations, value) });
  },

  /** A kit of the catalogue brings its name and its parts; a second tap lets go of the catalogue and keeps the words. */
  onKit({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    if (value === this.data.form.kitId) return this.change({ kitId: null });
    const { name, parts } = this.items.find(({ id }) => id === value)!;
    const items = parts.map(({ item, count }) => ({ name: item.name, count: String(count), unit: item.unit }));
    return this.change({ kitId: value, kitName: name, items });
  },

  onAddUnit() {
    const events = {
      chosen: ({ orgUnit }: ChosenPlace) => {
        const { units } = this.data.form;
        if (units.every(({ id }) => id !== orgUnit.id)) this.change({ units: [...units, orgUnit] }, 'unitIds');
      },
    };
    const { id } = this.read?.orgUnit ?? this.query;
    const within = `only=orgUnit&id=${id}&name=${encodeURIComponent(this.data.unitName)}`;
    void wx.navigateTo({ url: `/packages/people/pages/choose-place/choose-place?${within}`, events });
  },

  onDropUnit({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string };
    this.change({ units: this.data.form.units.filter((unit) => unit.id !== id) }, 'unitIds');
  },

  async onSave() {
    const problems = formLacks(this.data.form);
    if (Object.keys(problems).length > 0) return this.setData({ problems, refusal: STILL_LACKING });
    const saved = await submit(this, (tap) => this.save(tap));
    if (!saved) return undefined;
    clearDraft(this.draftName());
    if (this.read) return void wx.navigateBack();
    const url = `/packages/warmth-office/pages/campaign/campaign?campaign=${saved.campaign.id}`;
    return void wx.redirectTo({ url });
  },

  save(tap: Tap) {
    const facts = factsOf(this.read?.facts.orgUnitId ?? this.query.id, this.data.form);
    if (!this.read) return warmth('createCampaign', { facts }, tap);
    const { id: campaignId, version } = this.read;
    return warmth('editCampaign', { campaignId, version, facts }, tap);
  },
});
