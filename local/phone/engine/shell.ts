import { defineBuiltins } from '../builtins';
import { wxOf } from '../wx';
import { codesShown } from '../wx/codes-around';
import { captureScreen } from '../wx/hardware';
import { announce, leaveApp } from '../wx/life';
import { shellActions } from '../wx/open-types';
import { openMenu, shareCard } from '../wx/share';
import { followClock } from './clock';
import { Code } from './code-space';
import type { Definition } from './code-space';
import type { AppConfig, Scripts, Templates } from './config';
import { readKeptFiles } from './file-store';
import { PageStack } from './page-stack';
import { installPullDown } from './pull-down';
import { report } from './report';
import { presentCode } from './scanner';
import { changeSettings, settings } from './settings';
import { installStatusBar } from './status-bar';
import { installTouch } from './touch';
import { wxsHost } from './wxs-host';

type AppDefinition = Record<string, unknown> & {
  onLaunch?(options: object): void;
  onShow?(options: object): void;
  onHide?(): void;
  onPageNotFound?(options: object): void;
  onError?(message: string): void;
  onUnhandledRejection?(event: object): void;
};

/**
 * Makes the engine, and the names that scripts find in WeChat: the screen of the phone. The build's entry calls it,
 * runs the app's script, and then the function it answers, which opens the first page.
 */
export function prepare(
  config: AppConfig,
  templates: (wxs: typeof wxsHost) => Templates,
  scripts: Scripts,
): () => Promise<void> {
  changeSettings({});
  const code = new Code(config, templates(wxsHost), scripts, defineBuiltins);
  const pages = new PageStack(code, config);
  let app: AppDefinition = { globalData: {} };
  pages.capsule = {
    onMore: (page) => void openMenu(page, pages),
    onClose: () => leaveApp(pages, () => app),
  };
  shellActions.share = (target) => {
    if (pages.top)
      void shareCard(pages.top, { from: 'button', target: { id: target.id, dataset: { ...target.dataset } } });
  };
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
    __phone: {
      report,
      settings,
      change: changeSettings,
      present: presentCode,
      codes: codesShown,
      capture: captureScreen,
      here: () => pages.here(),
    },
  });
  tellErrors(() => app);
  installTouch();
  installPullDown(pages);
  const showTime = installStatusBar();
  return async () => {
    await Promise.all([followClock(), readKeptFiles()]);
    showTime();
    const [path = '', search = ''] = (new URLSearchParams(location.search).get('page') ?? '').split('?');
    const launch = {
      path: path || config.pages[0]!,
      query: Object.fromEntries(new URLSearchParams(search)),
      scene: 1001,
    };
    app.onLaunch?.(launch);
    app.onShow?.(launch);
    document.querySelector('.wx-launch')?.remove();
    openFirst(pages, launch.path, search, (lost) => {
      app.onPageNotFound?.(lost);
      announce('PageNotFound', lost);
    });
  };
}

/** A link to a page that is not there opens the first one. */
function openFirst(pages: PageStack, path: string, search: string, lost: (options: object) => void): void {
  if (pages.config.pages.includes(path)) return pages.relaunch(search ? `/${path}?${search}` : `/${path}`);
  lost({ path, query: {}, isEntryPage: true });
  pages.relaunch(`/${pages.config.pages[0]}`);
}

/** What no page caught is told to the app, and stays in the console. */
function tellErrors(app: () => AppDefinition): void {
  window.addEventListener('error', ({ message }) => {
    app().onError?.(message);
    announce('Error', { message });
  });
  window.addEventListener('unhandledrejection', ({ reason, promise }) => {
    app().onUnhandledRejection?.({ reason: reason as unknown, promise });
    announce('UnhandledRejection', { reason: reason as unknown, promise });
  });
}
