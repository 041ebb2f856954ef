import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import { openPage } from '../../../../services/open-page';
import { load, loading } from '../../../../services/page-state';
import { returns } from '../../../../services/returns';
import { typeScale } from '../../../../services/type-scale';
import { ruleLines } from '../../../../text/returns-office';
import { dayAt, dayInFull } from '../../../../text/times';

type Rule = ReturnsApi['readRules']['output']['rules'][number];

/** Versions come newest first; the first whose day has come is in force. */
function versionsOf(rules: readonly Rule[], today: string) {
  const inForce = rules.find(({ from }) => from <= today)?.version;
  return rules.map((rule) => ({
    version: rule.version,
    title: `${dayInFull(rule.from)}起`,
    basis: rule.basis,
    lines: ruleLines(rule),
    isAhead: rule.from > today,
    isInForce: rule.version === inForce,
  }));
}

Page({
  data: {
    ...typeScale(),
    ...loading,
    campaign: { name: '', documentNumber: '' },
    versions: [] as ReturnType<typeof versionsOf>,
    mayAdd: false,
  },

  onShow() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const { campaign, rules, mayAdd } = await returns('readRules', {});
      return { data: { campaign, versions: versionsOf(rules, dayAt(Date.now())), mayAdd } };
    });
  },

  onAdd() {
    openPage('/packages/returns/pages/add-rule/add-rule');
  },
});
