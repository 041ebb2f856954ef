import type { PeopleApi } from '../../../../../cloudfunctions/people/contract';

/** The version of the text below; the server knows the same one, and a new text asks everybody again. */
export const CONSENT_VERSION: PeopleApi['registerWorker']['input']['consentVersion'] = '2026-11';

/** What a person agrees to, in plain words. */
export const CONSENT = [
  '我们记下您的姓名、手机号、做什么工作、在哪个站点或工会。',
  '用来发慰问品、找到您、在您求助时帮您，不做别的。',
  '手机号加密存放，只有您所在的工会用得到，每次查看都有记录。',
  '您随时可以在“我的”里看、改，想全部删掉就拨 12351。',
];
