import { addressHints, missingParts } from '../../miniprogram/packages/returns/address';

test.each([
  ['荣华南路 15 号院 3 号楼 2 单元 402', []],
  ['荣华南路 15 号院 3 号楼 402', []],
  ['荣华南路15号院3号楼402室', []],
  ['林荫北街 13 号院', ['building', 'room']],
  ['林荫北街 13 号院 2 号楼', ['room']],
  ['兴谷家园 2 号楼 301', ['road']],
  ['阳坊镇西贯市村 3 区 18 号', []],
  ['阳坊镇西贯市村', ['room']],
  ['史家胡同 24 号', []],
  ['林荫北街兴谷重工宿舍 3 号楼 502', []],
  ['', ['road', 'community', 'building', 'room']],
])('%s lacks %j', (address, lacking) => {
  expect(missingParts(address)).toEqual(lacking);
});

test('a unit is asked for where there may be one, and never insisted on', () => {
  const unit = addressHints('荣华南路 15 号院 3 号楼 402').find(({ part }) => part === 'unit');

  expect(unit).toEqual({ part: 'unit', isThere: false, isOptional: true });
  expect(addressHints('西贯市村 18 号').map(({ part }) => part)).toEqual(['road', 'room']);
});
