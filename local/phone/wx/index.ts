import type { PageStack } from '../engine/page-stack';
import { report } from '../engine/report';
import { SelectorQuery } from '../engine/selector-query';
import { asynchronous } from './asynchronous';
import { cloud } from './cloud';
import { deviceOf } from './device';
import { feedback } from './feedback';
import { files } from './files';
import { location } from './location';
import { navigationOf } from './navigation';
import { storage } from './storage';

/** `wx` as this phone has it. A name it does not have is recorded and, when called, throws its own name. */
export function wxOf(pages: PageStack): object {
  const names: Record<string, unknown> = {
    ...navigationOf(pages),
    ...deviceOf(pages),
    ...feedback,
    ...storage,
    ...location,
    ...files,
    cloud,
    createSelectorQuery: () => new SelectorQuery(pages.top?.root.get() as never),
    createIntersectionObserver: (page: { createIntersectionObserver(options: object): unknown }, options: object) =>
      page.createIntersectionObserver(options),
    login: asynchronous('login', () => ({ code: 'local' })),
    getPrivacySetting: asynchronous('getPrivacySetting', () => ({ needAuthorization: false, privacyContractName: '' })),
    canIUse: (name: string) => name.split('.')[0]! in names,
  };
  return new Proxy(names, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target) return target[name as string];
      report.missing.add(name);
      return () => {
        throw new Error(`wx.${name} is not provided by this phone`);
      };
    },
  });
}
