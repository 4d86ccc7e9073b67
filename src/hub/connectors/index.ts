export { storedCache } from './answer-cache.ts';
export { type AskedOnce, askOnce } from './ask-once.ts';
export { type AskSource, httpSource } from './ask-source.ts';
export type { ConnectorConfig } from './connector-config.ts';
export { Connectors } from './connectors.ts';
export { readConnectorFile } from './read-config.ts';
export {
  dossierIn,
  type ReferenceTrick,
  type RunningReference,
  referenceConnectors,
  referenceTricks,
  startReferenceSource,
} from './reference/index.ts';
export { lookUpRoutes } from './routes.ts';
