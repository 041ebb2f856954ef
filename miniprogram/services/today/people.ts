import type { TodayCard, TodaySource } from './card';

const REGISTER: TodayCard = {
  id: 'register',
  urgency: 'now',
  tag: { tone: 'brick', icon: 'clock', word: '一分钟就好' },
  title: '先登记一下，\n我们好找到您',
  note: '登记后，发暖心包、报平安、求助，都认得您。手机号加密存放，只有您的工会用得到。',
  picture: 'station',
  act: { word: '去登记', url: '/packages/people/pages/register/register' },
  also: null,
};

/** 职工登记: whoever the union does not know registers first. */
export const peopleToday: TodaySource = ({ me }) => Promise.resolve(me ? [] : [REGISTER]);
