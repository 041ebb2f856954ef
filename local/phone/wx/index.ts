import { createAnimation } from '../engine/animation';
import type { PageStack } from '../engine/page-stack';
import { report } from '../engine/report';
import { SelectorQuery } from '../engine/selector-query';
import { asynchronous } from './asynchronous';
import { canIUse } from './can-i-use';
import { choosing } from './choose-media';
import { cloud } from './cloud';
import { contexts } from './contexts';
import { deviceOf } from './device';
import { documents } from './documents';
import { feedback } from './feedback';
import { hardwareOf } from './hardware';
import { life } from './life';
import { locationOf } from './location';
import { barsOf, navigationOf } from './navigation';
import { network } from './network';
import { shellActions } from './open-types';
import { Permissions } from './permissions';
import { picturesOf } from './pictures';
import { privacy } from './privacy';
import { scanning } from './scan';
import { sharingOf } from './share';
import { storage } from './storage';
import { subscription } from './subscribe';
import { tabBarOf } from './tab-bar';

type Names = Record<string, unknown>;
interface Page {
  createIntersectionObserver(options: object): unknown;
  createMediaQueryObserver(): unknown;
}

/** Names that are there; one that is not is recorded and, when called, throws its own name. */
function strict(names: Names, prefix: string): Names {
  return new Proxy(names, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target) return target[name as string];
      report.missing.add(prefix + name);
      return () => {
        throw new Error(`wx.${prefix}${name} is not provided by this phone`);
      };
    },
  });
}

/** `wx` as this phone has it. */
export function wxOf(pages: PageStack): object {
  const permissions = new Permissions(pages.config.app);
  shellActions.openSetting = () => permissions.openSetting();
  const names: Names = {
    ...navigationOf(pages),
    ...barsOf(pages),
    ...tabBarOf(pages),
    ...sharingOf(pages),
    ...deviceOf(pages),
    ...hardwareOf(permissions),
    ...permissions.names(),
    ...locationOf(permissions),
    ...picturesOf(permissions),
    ...choosing,
    ...documents,
    ...feedback,
    ...network,
    ...storage,
    ...privacy,
    ...scanning,
    ...subscription,
    ...contexts,
    ...life,
    cloud: strict(cloud, 'cloud.'),
    createAnimation,
    createSelectorQuery: () => new SelectorQuery(pages.top?.root.get() as never),
    createIntersectionObserver: (page: Page, options: object) => page.createIntersectionObserver(options),
    createMediaQueryObserver: (page: Page) => page.createMediaQueryObserver(),
    login: asynchronous('login', () => ({ code: 'local' })),
    checkSession: asynchronous('checkSession', () => undefined),
    canIUse: (schema: string) => canIUse(names, schema),
  };
  return strict(names, '');
}
