import { Journal } from './journal';

/** What a person chose for one template in the dialog, or set in WeChat's own page of switches. */
export type Choice = 'accept' | 'reject';

/** A person's switches, as `wx.getSetting({ withSubscriptions: true })` tells them. */
export interface Switches {
  /** Whether the mini-program may send this person anything. */
  mainSwitch: boolean;
  /** What is kept for ever, by template; of the others the dialog asks each time. */
  itemSettings: Readonly<Record<string, Choice>>;
}

interface Consent extends Switches {
  /** Messages that may still be sent, by template. */
  credits: Readonly<Record<string, number>>;
}

const NOTHING: Consent = { mainSwitch: true, itemSettings: {}, credits: {} };

/** What each person agreed to: messages not sent yet, and switches. Survives a restart when it has a file. */
export class Consents {
  private readonly kept: Journal<Consent>;

  /** @param file `null`: kept in memory alone */
  constructor(file: string | null) {
    this.kept = new Journal(file);
  }

  of(openid: string): Consent {
    return this.kept.get(openid) ?? NOTHING;
  }

  /** Whether the switches let a message of a template through. */
  allows(openid: string, templateId: string): boolean {
    const { mainSwitch, itemSettings } = this.of(openid);
    return mainSwitch && itemSettings[templateId] !== 'reject';
  }

  /** One more message. */
  add(openid: string, templateId: string): void {
    this.count(openid, templateId, 1);
  }

  /** One message less; `false` when there is none. */
  spend(openid: string, templateId: string): boolean {
    if ((this.of(openid).credits[templateId] ?? 0) === 0) return false;
    this.count(openid, templateId, -1);
    return true;
  }

  /** Turns switches, and leaves the others. */
  turn(openid: string, { mainSwitch, itemSettings = {} }: Partial<Switches>): void {
    const before = this.of(openid);
    const after = {
      mainSwitch: mainSwitch ?? before.mainSwitch,
      itemSettings: { ...before.itemSettings, ...itemSettings },
    };
    this.kept.set(openid, { ...before, ...after });
  }

  private count(openid: string, templateId: string, by: number): void {
    const { credits, ...switches } = this.of(openid);
    const left = (credits[templateId] ?? 0) + by;
    this.kept.set(openid, { ...switches, credits: { ...credits, [templateId]: left } });
  }
}
