import { onUnsentChange, take, unsentWrites } from '../../services/outbox';
import type { Unsent } from '../../services/outbox';
import { sendUnsent } from '../../services/send-unsent';
import { agoSaid } from '../../text/times';
import { THROW_AWAY } from '../../text/unsent';

const stops = new WeakMap<object, () => void>();

const lineOf = ({ call, title, writtenAt, told }: Unsent) => ({
  id: call.requestId,
  title,
  isRefused: told !== null,
  note: told === null ? `${agoSaid(writtenAt, Date.now())} 写的` : told.refusal,
});

/** Whether somebody means to throw away what nobody has got yet. */
const isSure = async () => (await wx.showModal(THROW_AWAY)).confirm;

/** What is written and not sent, and what came back refused. Tells `settle` whenever one of them went out or came back. */
Component({
  data: { lines: [] as ReturnType<typeof lineOf>[] },
  lifetimes: {
    attached() {
      stops.set(
        this,
        onUnsentChange((unsent) => this.show(unsent)),
      );
      this.show(unsentWrites());
    },
    detached() {
      stops.get(this)?.();
    },
  },
  methods: {
    show(unsent: readonly Unsent[]) {
      const lines = unsent.map(lineOf);
      const waiting = (some: typeof lines) => some.filter(({ isRefused }) => !isRefused).length;
      const isSettled = waiting(lines) < waiting(this.data.lines);
      this.setData({ lines });
      if (isSettled) this.triggerEvent('settle');
    },

    /** To the form of one that was refused; for one that waits, another try. */
    onOpen({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const chosen = this.chosen(currentTarget.dataset['id'] as string);
      if (chosen?.told) void wx.navigateTo({ url: chosen.page });
      else void sendUnsent();
    },

    async onGiveUp({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const chosen = this.chosen(currentTarget.dataset['id'] as string);
      if (!chosen) return;
      if (chosen.told || (await isSure())) take(chosen.call);
    },

    chosen(id: string) {
      return unsentWrites().find(({ call }) => call.requestId === id);
    },
  },
});
