export { type Adversity, adversities, lieMark } from './adversary.ts';
export { type RunningOffice, startReferenceOffice } from './office.ts';
export { trialDossiers } from './trial-dossiers.ts';
