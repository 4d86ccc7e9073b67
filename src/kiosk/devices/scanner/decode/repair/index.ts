export { repairSymbol, suspectsOf } from './repair.ts';
