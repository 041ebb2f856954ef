import type { ReturnsApi } from '../../../../../cloudfunctions/returns/contract';
import { mayAt } from '../../../../services/may';
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

  unitId: '',

  onLoad({ id = '' }: { id?: string }) {
    this.unitId = id;
  },

  onShow() {
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const [may, { campaign, rules }] = await Promise.all([mayAt(this.unitId), returns('readRules', {})]);
      const versions = versionsOf(rules, dayAt(Date.now()));
      return { data: { campaign, versions, mayAdd: may.addRule === true } };
    });
  },

  onAdd() {
    openPage('/packages/returns/pages/add-rule/add-rule');
  },
});
