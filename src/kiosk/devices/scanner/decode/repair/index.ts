export { createFusion } from './fusion.ts';
export { repairSymbol, suspectsOf } from './repair.ts';
