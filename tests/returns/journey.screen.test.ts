import { answered, phoneOf, settled } from '../warmth/phone-of';
import { journalOf, minesOf, ownCaseOf } from './own-case';

const PAGE = 'packages/returns/pages/journey/journey';
const own = ownCaseOf();
const mother = ownCaseOf({ id: 'mother', name: '马奶奶', relation: 'parent', heldBy: '兴谷经济开发区工会' });
const cases = [own, mother];
const reading = {
  readMyCases: () => answered(minesOf(...cases)),
  readJournal: ({ caseId }: { caseId: string }) => answered(journalOf(cases.find(({ id }) => id === caseId)!)),
};

const phone = phoneOf();
afterAll(() => phone.remove());

const open = async () => {
  phone.answers = reading;
  const page = phone.open(PAGE, {});
  page.call('onShow');
  await settled();
  return page;
};

test('whoever is chosen is alone on the page, also while nobody is reached', async () => {
  const page = await open();
  phone.answers = {};

  page.call('onPerson', { detail: { value: 'mother' } });
  await settled();
  const unreached = page.text();
  phone.answers = reading;
  page.call('refresh');
  await settled();

  expect(unreached).toContain('这一页没有打开');
  expect(unreached).not.toContain('撤回登记');
  expect(unreached).toContain('我自己');
  expect(page.text()).toContain('兴谷经济开发区工会');
});

test('what is withdrawn is the journey that the question was asked about', async () => {
  const withdrawn: string[] = [];
  const page = await open();
  page.call('onWithdraw');
  phone.answers = {
    ...reading,
    readMyCases: () => answered(minesOf(mother)),
    withdrawReturn({ caseId }) {
      withdrawn.push(caseId);
      return answered({ case: own });
    },
  };

  page.call('onShow');
  await settled();
  page.call('onReason', { detail: { reason: 'other', words: '不来了' } });
  await settled();

  expect(page.text()).toContain('兴谷经济开发区工会');
  expect(withdrawn).toEqual(['own']);
});
