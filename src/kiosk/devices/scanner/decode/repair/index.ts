export { createFusion } from './fusion.ts';
export { repairSteps, type Suspect, suspectsOf } from './repair.ts';
export { symbolOf } from './symbol.ts';
