import { runtime } from '../kit/runtime';
import { serve } from '../kit/serve';
import type { Actions } from '../kit/serve';
import { importRoster } from './actions/import-roster';
import { listRoster } from './actions/list-roster';
import { readMe } from './actions/read-me';
import { registerWorker } from './actions/register-worker';
import { updateMe } from './actions/update-me';
import type { peopleContract } from './contract';
import { PeopleStore } from './store';

/** 职工登记 · registration, one's own record, rosters. */
export const actions = { registerWorker, readMe, updateMe, importRoster, listRoster } satisfies Actions<
  typeof peopleContract,
  PeopleStore
>;

/** A cold instance: what it knows, it has from the database. */
export const start = () =>
  serve(
    actions,
    runtime((keys, accounts) => new PeopleStore(keys, accounts)),
  );

export const main = start();
