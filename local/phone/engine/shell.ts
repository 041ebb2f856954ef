import { defineBuiltins } from '../builtins';
import { wxOf } from '../wx';
import { followClock } from './clock';
import { Code } from './code-space';
import type { Definition } from './code-space';
import type { AppConfig, Templates } from './config';
import { PageStack } from './page-stack';
import { installPullDown } from './pull-down';
import { report } from './report';
import { changeSettings, settings } from './settings';
import { installTouch } from './touch';

type AppDefinition = Record<string, unknown> & { onLaunch?(options: object): void; onShow?(options: object): void };

const LAUNCH = { path: '', query: {}, scene: 1001 };

/**
 * Makes the engine, and the names that scripts find in WeChat: the screen of the phone. The build's entry calls it,
 * loads the scripts, and then the function it answers, which opens the first page.
 */
export function prepare(config: AppConfig, templates: Templates): () => Promise<void> {
  changeSettings({});
  const code = new Code(config, templates, defineBuiltins);
  const pages = new PageStack(code, config);
  let app: AppDefinition = { globalData: {} };
  Object.assign(globalThis, {
    global: globalThis,
    __enter: (id: string) => code.enter(id),
    App: (definition: AppDefinition) => (app = definition),
    Page: (definition: Definition) => code.page(definition),
    Component: (definition: Definition) => code.component(definition),
    Behavior: (definition: Definition) => code.behavior(definition),
    getApp: () => app,
    getCurrentPages: () => pages.stack.map(({ instance }) => instance),
    wx: wxOf(pages),
    __phone: { report, settings, change: changeSettings },
  });
  installTouch();
  installPullDown(pages);
  return async () => {
    await followClock();
    app.onLaunch?.(LAUNCH);
    app.onShow?.(LAUNCH);
    const wanted = new URLSearchParams(location.search).get('page') ?? '';
    pages.relaunch(`/${wanted || config.pages[0]}`);
  };
}
