export { referenceConnectors } from './reference-connectors.ts';
export { dossierIn } from './reference-register.ts';
export {
  type ReferenceTrick,
  type RunningReference,
  referenceTricks,
  startReferenceSource,
} from './reference-source.ts';
