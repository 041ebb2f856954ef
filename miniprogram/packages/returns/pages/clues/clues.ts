import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import { chooseFile, contentOf } from '../../../../services/file';
import type { ChosenFile } from '../../../../services/file';
import { returns } from '../../../../services/returns';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { FILE_GONE, FILE_TOO_LARGE } from '../../../../text/files';
import { CLUE_PROBLEMS } from '../../../../text/returns';
import { CLUE_KINDS } from '../../../../text/returns-office';
import type { ChosenPlace } from '../../../people/pages/choose-place/chosen-place';

type Report = ReturnsApi['importClues']['output'];
type Kind = ReturnsApi['importClues']['input']['kind'];
interface Unit {
  id: string;
  name: string;
}

/** What a function takes at most, bytes. */
const MOST_BYTES = 2 * 1024 * 1024;

/** What came of a sheet, in the order in which somebody asks. */
const reportOf = ({ shares, badRows, ...counts }: Report, units: readonly Unit[]) => ({
  ...counts,
  shares: shares.map(({ orgUnitId, count }) => ({ name: units.find(({ id }) => id === orgUnitId)?.name ?? '', count })),
  badLines: badRows.map(({ line, problem }) => ({ line, sentence: CLUE_PROBLEMS[problem] })),
});

Page({
  data: {
    ...typeScale(),
    ...unsent,
    kinds: CLUE_KINDS,
    kind: 'closeContact' as Kind,
    units: [] as Unit[],
    file: null as ChosenFile | null,
    report: null as ReturnType<typeof reportOf> | null,
  },

  onLoad({ id = '', name = '' }: { id?: string; name?: string }) {
    this.setData({ units: [{ id, name: decodeURIComponent(name) }] });
  },

  onKind({ detail: { value } }: WechatMiniprogram.CustomEvent<{ value: Kind }>) {
    this.setData({ kind: value, report: null });
  },

  onAddUnit() {
    void wx.navigateTo({
      url: '/packages/people/pages/choose-place/choose-place?only=orgUnit',
      events: {
        chosen: ({ orgUnit }: ChosenPlace) => {
          const others = this.data.units.filter(({ id }) => id !== orgUnit.id);
          this.setData({ units: [...others, orgUnit], problems: {}, report: null });
        },
      },
    });
  },

  onDropUnit({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id: dropped } = currentTarget.dataset as { id: string };
    this.setData({ units: this.data.units.filter(({ id }) => id !== dropped), report: null });
  },

  async onFile() {
    const file = await chooseFile(['xlsx', 'csv']);
    if (!file) return;
    const refusal = file.size > MOST_BYTES ? FILE_TOO_LARGE : '';
    this.setData({ file: refusal ? null : file, refusal, report: null });
  },

  async onImport() {
    const { file, kind, units } = this.data;
    if (!file) return this.setData({ refusal: '请先选一个线索文件' });
    if (units.length === 0) return this.setData({ refusal: '请选分给哪些单位' });
    const content = await contentOf(file);
    if (content === null) return this.setData({ file: null, refusal: FILE_GONE });
    const input = { kind, orgUnitIds: units.map(({ id }) => id), file: { name: file.name, content } };
    const report = await submit(this, (tap) => returns('importClues', input, tap));
    return report && this.setData({ report: reportOf(report, units), file: null });
  },
});
