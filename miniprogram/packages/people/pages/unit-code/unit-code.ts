import { load, loading } from '../../../../services/page-state';
import { places } from '../../../../services/places';
import { typeScale } from '../../../../services/type-scale';
import { codeOfUnit } from '../../../../services/unit-code';

/** A unit's code, to be hung at the door: whoever scans it has chosen their union. */
Page({
  data: { ...typeScale(), ...loading, name: '', within: '', code: '' },

  unitId: '',

  onLoad({ id = '' }: { id?: string }) {
    this.unitId = id;
    void this.refresh();
  },

  refresh() {
    return load(this, async () => {
      const { unit } = await places('readOrgUnit', { id: this.unitId });
      return { data: { name: unit.name, within: unit.within, code: codeOfUnit(unit.id) } };
    });
  },
});
