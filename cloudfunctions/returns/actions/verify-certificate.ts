import { action } from '../../kit/action';
import { certifiedDay } from '../certificate';
import type { ReturnsContext } from '../change';
import { returnsContract } from '../contract';

/** Whether a certificate is genuine and until when its period went: what a guard needs to know of it, and no more. */
export const verifyCertificate = action(returnsContract.verifyCertificate, {
  access: 'everyone',
  once: 'read',
  budget: 1,

  async run({ number }, { store }: ReturnsContext) {
    const lastDay = certifiedDay(number, store.keys());
    return { valid: lastDay !== null, lastDay };
  },
});
