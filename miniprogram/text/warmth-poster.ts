import type { WarmthApi } from '../../cloudfunctions/warmth/contract';
import type { CampaignView } from '../../cloudfunctions/warmth/contract/fields';
import { dayAt, daySaid } from './times';
import { kitSaid, windowsSaid } from './warmth-member';

type Station = WarmthApi['readPoster']['output']['station'];

/** What hangs on a station's door, word by word. */
export interface Poster {
  station: string;
  address: string;
  kit: string;
  items: string;
  lines: { label: string; value: string }[];
  /** What the code says. */
  code: string;
  ways: string[];
  by: string;
}

const WAYS = ['打开“娘家人”小程序', '点“领一份”，给您留好', '到这里亮出领取码'];

/** The poster of a campaign at a station. @param code what the door's code says */
export function posterOf({ name, address }: Station, campaign: CampaignView, code: string): Poster {
  const { kit, windows, opensAt, closesAt, issuedBy } = campaign;
  return {
    station: name,
    address,
    kit: kit.name,
    items: kitSaid(kit),
    lines: [
      { label: '哪天', value: `${daySaid(dayAt(opensAt))} 到 ${daySaid(dayAt(closesAt))}` },
      { label: '几点', value: windowsSaid(windows) },
      { label: '每人', value: '一份，不要钱，不用带证明' },
    ],
    code,
    ways: WAYS,
    by: issuedBy.join('  '),
  };
}
