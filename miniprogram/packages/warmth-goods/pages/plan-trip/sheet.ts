import type { SiteView } from '../../../../../cloudfunctions/warmth/contract/goods-fields';
import type { Choice, Form } from './form';

/** Where goods come from, the campaign, or the place of a stop by its number. */
export type Choosing = 'from' | 'campaign' | `${number}`;

/** A list to choose one of; the line without an id is none of them. */
export interface Sheet {
  title: string;
  note: string;
  choices: (Choice & { note: string; isChosen: boolean })[];
}

interface Known {
  form: Form;
  sites: readonly SiteView[];
  campaigns: readonly Choice[];
}

const lines = (choices: readonly (Choice & { note: string })[], chosen: Choice | null): Sheet['choices'] =>
  choices.map((choice) => ({ ...choice, isChosen: choice.id === (chosen?.id ?? '') }));

const placesOf = (sites: readonly SiteView[]) =>
  sites.map(({ id, name, orgUnitName }) => ({ id, name, note: orgUnitName }));

/** What is to be chosen from. */
export function sheetOf(what: Choosing, { form, sites, campaigns }: Known): Sheet {
  if (what === 'from') return { title: '从哪里装车', note: '', choices: lines(placesOf(sites), form.from) };
  if (what === 'campaign') {
    const named = campaigns.map((one) => ({ ...one, note: '' }));
    const choices = lines([{ id: '', name: '不属于哪次活动', note: '' }, ...named], form.campaign);
    return { title: '属于哪次送温暖', note: '活动里一人一份：站点领过的，路上就不再发', choices };
  }
  const choices = lines(
    [{ id: '', name: '不是我们的地方', note: '' }, ...placesOf(sites)],
    form.stops[Number(what)]!.site,
  );
  return { title: '这一站在哪个站点', note: '选了，那里的管理员也看得到这次慰问', choices };
}
