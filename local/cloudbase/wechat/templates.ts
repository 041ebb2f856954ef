/** A template of the mini-program's account; what WeChat would show in the console. */
export interface Template {
  title: string;
  /** Field → what stands before it. */
  fields: Readonly<Record<string, string>>;
  /** One tap of consent is one message, or (`longTerm`) as many as come. */
  kind: 'oneTime' | 'longTerm';
}

/** The account's templates by id, as the demo has them; a deployment has its own, by configuration. */
export const TEMPLATES: Readonly<Record<string, Template>> = {
  'local-daily-record': {
    title: '每日记录提醒',
    fields: { thing1: '事项', date2: '日期', thing3: '提示' },
    kind: 'oneTime',
  },
  'local-claim': {
    title: '领取提醒',
    fields: { thing1: '物品', thing2: '地点', time3: '截止时间', thing4: '提示' },
    kind: 'oneTime',
  },
  'local-notice': {
    title: '通知提醒',
    fields: { thing1: '标题', thing2: '发布单位', date3: '日期' },
    kind: 'oneTime',
  },
  'local-request': {
    title: '办理进度提醒',
    fields: { character_string1: '编号', phrase2: '进度', thing3: '说明' },
    kind: 'oneTime',
  },
};
