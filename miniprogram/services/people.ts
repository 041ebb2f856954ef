import type { PeopleApi } from '../../cloudfunctions/people/contract';
import { service } from './cloud';

/** 职工登记 · registration, one's own record, rosters. */
export const people = service<PeopleApi>('people');
