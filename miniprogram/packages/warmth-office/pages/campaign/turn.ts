/** A turn that a campaign takes for good, as it is asked about once more. */
export interface Turn {
  action: 'openCampaign' | 'closeCampaign';
  title: string;
  act: string;
  severe: boolean;
  lines: readonly string[];
}

const WORDS: Record<Turn['action'], Omit<Turn, 'action' | 'lines'>> = {
  openCampaign: { title: '发布给职工？', act: '发布', severe: false },
  closeCampaign: { title: '现在就结束？', act: '结束活动', severe: true },
};

/** A turn with what will follow from it. */
export const turnOf = (action: Turn['action'], lines: readonly string[]): Turn => ({
  action,
  lines,
  ...WORDS[action],
});
