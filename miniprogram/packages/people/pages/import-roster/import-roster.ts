import type { PeopleApi } from '../../../../../cloudfunctions/people/contract';
import { chooseFile, contentOf } from '../../../../services/file';
import type { ChosenFile } from '../../../../services/file';
import { load, loading } from '../../../../services/page-state';
import { people } from '../../../../services/people';
import { submit, unsent } from '../../../../services/submit';
import { typeScale } from '../../../../services/type-scale';
import { FILE_GONE, FILE_TOO_LARGE } from '../../../../text/files';
import { OCCUPATIONS, ROW_PROBLEMS } from '../../../../text/people';
import type { ChosenPlace } from '../choose-place/chosen-place';

type Report = PeopleApi['importRoster']['output'];
type RosterPerson = PeopleApi['listRoster']['output']['people'][number];

/** What a function takes at most, bytes. */
const MOST_BYTES = 2 * 1024 * 1024;

const personLine = ({ name, maskedPhone, occupation, status }: RosterPerson) => ({
  name,
  note: `${maskedPhone} · ${OCCUPATIONS[occupation]}`,
  isRegistered: status === 'registered',
});
const problemLines = ({ badRows }: Report) =>
  badRows.map(({ line, problem }) => ({ line, sentence: ROW_PROBLEMS[problem] }));

Page({
  data: {
    ...typeScale(),
    ...loading,
    ...unsent,
    unit: { id: '', name: '' },
    duty: { id: '', name: '' },
    file: null as ChosenFile | null,
    report: null as Report | null,
    badLines: [] as { line: number; sentence: string }[],
    people: [] as ReturnType<typeof personLine>[],
    next: null as string | null,
  },

  onLoad(query: { id?: string; name?: string }) {
    const unit = { id: query.id ?? '', name: decodeURIComponent(query.name ?? '') };
    this.setData({ unit, duty: unit });
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const page = await people('listRoster', { orgUnitId: this.data.unit.id, after: null });
      return { data: { people: page.people.map(personLine), next: page.next } };
    });
  },

  async onMore() {
    const { unit, next, people: shown } = this.data;
    const page = await submit(this, () => people('listRoster', { orgUnitId: unit.id, after: next }));
    if (page) this.setData({ people: [...shown, ...page.people.map(personLine)], next: page.next });
  },

  onUnit() {
    const { id, name } = this.data.duty;
    void wx.navigateTo({
      url: `/packages/people/pages/choose-place/choose-place?only=orgUnit&id=${id}&name=${encodeURIComponent(name)}`,
      events: {
        chosen: ({ id: unitId, name: unitName }: ChosenPlace) => {
          this.setData({
            unit: { id: unitId, name: unitName },
            report: null,
            people: [],
            next: null,
            phase: 'loading',
          });
          void this.refresh();
        },
      },
    });
  },

  async onFile() {
    const file = await chooseFile(['xlsx', 'csv']);
    if (!file) return;
    const refusal = file.size > MOST_BYTES ? FILE_TOO_LARGE : '';
    this.setData({ file: refusal ? null : file, refusal, report: null });
  },

  async onImport() {
    const { unit, file } = this.data;
    if (!file) return this.setData({ refusal: '请先选一个名单文件' });
    const content = await contentOf(file);
    if (content === null) return this.setData({ file: null, refusal: FILE_GONE });
    const input = { orgUnitId: unit.id, file: { name: file.name, content } };
    const report = await submit(this, (tap) => people('importRoster', input, tap));
    if (!report) return undefined;
    this.setData({ report, badLines: problemLines(report), file: null });
    return this.refresh();
  },
});
