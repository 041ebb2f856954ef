const TABS = [
  { path: 'pages/home/home', text: '首页', icon: 'home' },
  { path: 'pages/nearby/nearby', text: '站点', icon: 'station' },
  { path: 'pages/messages/messages', text: '消息', icon: 'bell' },
  { path: 'pages/mine/mine', text: '我的', icon: 'me' },
];

/** The four tabs; the lamp is on where one is. */
Component({
  data: { tabs: TABS, here: TABS[0]!.path },
  lifetimes: {
    attached() {
      const [page] = getCurrentPages().slice(-1);
      this.setData({ here: page?.route ?? TABS[0]!.path });
    },
  },
  methods: {
    onGo({ currentTarget }: WechatMiniprogram.TouchEvent) {
      void wx.switchTab({ url: `/${currentTarget.dataset['path'] as string}` });
    },
  },
});
