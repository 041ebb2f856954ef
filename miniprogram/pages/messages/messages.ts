import { typeScale } from '../../services/type-scale';

Page({ data: typeScale() });
