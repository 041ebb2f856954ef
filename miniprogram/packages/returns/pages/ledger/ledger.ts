import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import { openFile } from '../../../../services/file';
import { mayAt } from '../../../../services/may';
import { openPage } from '../../../../services/open-page';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { STAFF_STAGES } from '../../../../text/returns-calls';
import { DIRECTIONS, SPANS, STAGE_FILTERS } from '../../../../text/returns-office';
import { dayAfter, dayAt, daySaid } from '../../../../text/times';

type Filters = Omit<ReturnsApi['listLedger']['input'], 'after'>;
type Line = ReturnsApi['listLedger']['output']['lines'][number];

const TONES: Partial<Record<Line['stage'], string>> = {
  toVerify: 'wait',
  needsFix: 'wait',
  escalated: 'alert',
  completed: 'good',
};

/** Which way somebody went; a contact from a clue sheet went none. */
const wayOf = ({ cameFrom, leftFor }: Line) => (cameFrom ? `从${cameFrom}来` : leftFor ? `去${leftFor}` : '线索');

const ledgerRow = (line: Line, ownUnit: string) => ({
  id: line.id,
  name: line.name,
  note: [daySaid(line.declaredOn), wayOf(line), line.unit === ownUnit ? '' : line.unit].filter(Boolean).join(' · '),
  word: STAFF_STAGES[line.stage],
  tone: TONES[line.stage] ?? '',
});

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    unit: { id: '', name: '' },
    spans: SPANS,
    span: '6',
    stages: STAGE_FILTERS,
    stage: '',
    directions: DIRECTIONS,
    direction: '',
    rows: [] as ReturnType<typeof ledgerRow>[],
    tail: 'end',
    mayExport: false,
    isExporting: false,
    unmasked: false,
    reason: '',
  },

  next: null as string | null,

  onLoad({ id = '', name = '' }: { id?: string; name?: string }) {
    this.setData({ unit: { id, name: decodeURIComponent(name) } });
    void this.refresh();
  },

  onPullDownRefresh() {
    void this.refresh();
  },

  filters(): Filters {
    const { unit, span, stage, direction } = this.data;
    const to = dayAt(Date.now());
    const from = dayAfter(to, -Number(span));
    return { orgUnitId: unit.id, from, to, stage: (stage || null) as never, direction: (direction || null) as never };
  },

  refresh() {
    return load(this, async () => {
      const [may, page] = await Promise.all([
        mayAt(this.data.unit.id),
        returns('listLedger', { ...this.filters(), after: null }),
      ]);
      return { data: { mayExport: may.exportLedger === true, ...this.shown([], page) } };
    });
  },

  shown(before: ReturnType<typeof ledgerRow>[], { lines, next }: ReturnsApi['listLedger']['output']) {
    this.next = next;
    return {
      rows: [...before, ...lines.map((line) => ledgerRow(line, this.data.unit.name))],
      tail: next === null ? 'end' : 'more',
      refusal: '',
    };
  },

  onFilter({ currentTarget, detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ [(currentTarget.dataset as { field: string }).field]: value });
    void this.refresh();
  },

  async onMore() {
    if (this.next === null || this.data.submitting) return;
    this.setData({ tail: 'loading' });
    const page = await submit(this, () => returns('listLedger', { ...this.filters(), after: this.next }));
    this.setData(page ? this.shown(this.data.rows, page) : { tail: 'failed' });
  },

  onReachBottom() {
    void this.onMore();
  },

  onCase({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id, name } = this.data.unit;
    const { case: caseId } = currentTarget.dataset as { case: string };
    openPage(`/packages/returns/pages/case/case?case=${caseId}&id=${id}&name=${encodeURIComponent(name)}`);
  },

  onExport() {
    this.setData({ ...unsent, isExporting: true, unmasked: false, reason: '' });
  },

  onStay() {
    this.setData({ isExporting: false });
  },

  onUnmasked({ detail: { on } }: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
    this.setData({ unmasked: on, problems: {} });
  },

  onReason({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: value, problems: {} });
  },

  async onCarryAway() {
    const { unmasked, reason } = this.data;
    if (unmasked && reason.trim().length < 2)
      return this.setData({ problems: { unmaskedReason: '请写为什么要看完整号码' } });
    const input = { ...this.filters(), unmaskedReason: unmasked ? reason.trim() : null };
    const sheet = await submit(this, (tap) => returns('exportLedger', input, tap));
    if (!sheet) return undefined;
    const isOpen = await openFile(sheet.fileName, sheet.content);
    return this.setData(isOpen ? { isExporting: false } : { refusal: '手机里存不下这个文件，腾点地方再导' });
  },
});
