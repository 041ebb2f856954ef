import type { Finding } from '../../../../../cloudfunctions/warmth/contract/visits';
import { clearDraft, draftOf, keepDraft } from '../../../../services/draft';
import { noPhotos } from '../../../../services/photo-board';
import type { Picture } from '../../../../services/photo';
import { load, loading } from '../../../../services/page-state';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { warmth } from '../../../../services/warmth';
import { STILL_LACKING } from '../../../../text/failures';
import { dayAt } from '../../../../text/times';
import { FINDING_STATES, KEEPS_PRODUCING, TOPICS } from '../../../../text/warmth-trips';
import { isOnTeam } from '../../team';
import { leaveWith } from '../../told';
import { BLANK, checkedPromises, factsOf, formOf, toggled } from './form';
import type { Form } from './form';
import { VisitPhotos } from './visit-photos';

const topicNames = Object.fromEntries(TOPICS.map(({ value, label }) => [value, label]));

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    ...noPhotos,
    /** An auditor reads what was recorded. */
    mayWrite: false,
    form: BLANK,
    topics: TOPICS,
    topicNames,
    chosenTopics: [] as string[],
    states: FINDING_STATES,
    producing: KEEPS_PRODUCING,
    today: '',
  },

  at: { tripId: '', stopId: '' },
  version: null as number | null,
  photos: null as VisitPhotos | null,

  onLoad({ trip = '', stop = '' }: { trip?: string; stop?: string }) {
    this.at = { tripId: trip, stopId: stop };
    this.photos = new VisitPhotos(this, this.at);
    this.setData({ today: dayAt(Date.now()) });
    void this.refresh();
  },

  onPullDownRefresh() {
    void (this.data.phase === 'ready' ? this.lookAgain() : this.refresh());
  },

  /** The photos alone are looked at anew: what is typed beside them is not lost. */
  lookAgain() {
    return load(this, async () => {
      await this.photos!.lookAgain();
      return { data: {} };
    });
  },

  refresh() {
    return load(this, async () => {
      const [mayWrite, { visit, photos }] = await Promise.all([isOnTeam(), warmth('readVisit', this.at)]);
      this.version = visit?.version ?? null;
      this.photos!.show(photos);
      const form = { ...(visit ? formOf(visit) : BLANK), ...draftOf<Form>(this.draftName()) };
      return { data: { mayWrite, form, chosenTopics: form.findings.map(({ topic }) => topic) } };
    });
  },

  /** What was typed over an older version is not laid over a newer one. */
  draftName() {
    return `visit-${this.at.tripId}-${this.at.stopId}-${this.version ?? 0}`;
  },

  fill(part: Partial<Form>) {
    if (!this.data.mayWrite) return;
    const form = { ...this.data.form, ...part };
    keepDraft(this.draftName(), form);
    this.setData({ form, chosenTopics: form.findings.map(({ topic }) => topic), refusal: '' });
  },

  onField({ currentTarget, detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.fill({ [(currentTarget.dataset as { field: string }).field]: value });
  },

  onTopic({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: Finding['topic'] }>) {
    this.fill({ findings: toggled(this.data.form.findings, value) });
  },

  onFinding({ currentTarget, detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { index, field } = currentTarget.dataset as { index: number; field: string };
    this.fill({ findings: this.data.form.findings.map((one, i) => (i === index ? { ...one, [field]: value } : one)) });
  },

  onAddPromise() {
    this.fill({ promises: [...this.data.form.promises, { text: '', by: '', dueOn: '', problem: '' }] });
  },

  onPromise({ currentTarget, detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { index, field } = currentTarget.dataset as { index: number; field: string };
    const change = { [field]: value, problem: '' };
    this.fill({ promises: this.data.form.promises.map((one, i) => (i === index ? { ...one, ...change } : one)) });
  },

  onDropPromise({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { index } = currentTarget.dataset as { index: number };
    this.fill({ promises: this.data.form.promises.filter((_, i) => i !== index) });
  },

  onAddPhotos({ detail: { photos } }: WechatMiniprogram.CustomEvent<{ photos: Picture[] }>) {
    this.photos!.add(photos);
  },

  onPhotoAgain({ detail: { id } }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.photos!.again(id);
  },

  onRemovePhoto({ detail: { id } }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.photos!.remove(id);
  },

  async onSave() {
    const promises = checkedPromises(this.data.form.promises);
    if (promises.some(({ problem }) => problem !== ''))
      return this.setData({ 'form.promises': promises, refusal: STILL_LACKING });
    const input = { ...this.at, version: this.version, facts: factsOf(this.data.form) };
    if (!(await submit(this, (tap) => warmth('recordVisit', input, tap)))) return;
    clearDraft(this.draftName());
    leaveWith('走访记好了');
  },
});
