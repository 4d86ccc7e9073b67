export type { AlarmChannels } from './alarms/index.ts';
export { exportAudit, noteAudit, verifyAudit } from './audit/index.ts';
export {
  type Contradiction,
  type DeadLetter,
  listContradictions,
  listDeadLetters,
  replayActions,
} from './back-office/index.ts';
export {
  type Backup,
  checkBackup,
  type Restored,
  restoreKeys,
  restoreTables,
  takeBackup,
} from './backup/index.ts';
export {
  askOnce,
  type ConnectorConfig,
  dossierIn,
  type ReferenceTrick,
  type RunningReference,
  readConnectorFile,
  referenceConnectors,
  referenceTricks,
  startReferenceSource,
} from './connectors/index.ts';
export {
  bringDocuments,
  bringPicture,
  type CatalogueReaders,
  type SeedDocument,
  seedDocuments,
  UnreadableFile,
} from './editing/index.ts';
export {
  type EmergencyHand,
  endEmergency,
  listEmergencies,
  readDrafts,
  sendEmergency,
} from './emergency/index.ts';
export {
  listKiosks,
  listReadiness,
  makeBadge,
  type ProvisioningCode,
  placeKiosk,
  provisionAgain,
  provisionKiosk,
  readHubAddress,
  revokeBadge,
  revokeKiosk,
  type StaffScope,
  setHelpPhone,
  setHubAddress,
  setStaffPin,
} from './enrolment/index.ts';
export {
  askFeed,
  type FeedConfig,
  type FeedTrick,
  feedTricks,
  listFeeds,
  type RunningReferenceFeed,
  readFeedFile,
  referenceFeeds,
  startReferenceFeed,
} from './feeds/index.ts';
export {
  beatSynthetic,
  findCommand,
  type IssuedCommand,
  issueCommand,
  judgeFleet,
  lastCommands,
  makeSyntheticFleet,
} from './fleet/index.ts';
export {
  type ExportedAction,
  exportActions,
  findFollow,
  type ListedAction,
  type ListOptions,
  notePersonalView,
  readUsage,
} from './handover/index.ts';
export type { HubLimits, LogOptions, LogStream } from './http/index.ts';
export type { HubConfig } from './hub-config.ts';
export { type ListedHole, listHoles } from './intake/index.ts';
export {
  addSealingKey,
  type JudgedKey,
  judgeSealingKeys,
  type KeyNeed,
  type Keyring,
  openKeyring,
  readSealingKeys,
  removeSealingKey,
  type SigningKey,
  sealsAfterMs,
} from './keys/index.ts';
export {
  askList,
  bringList,
  type ListConfig,
  type ListTrick,
  listLists,
  listTricks,
  type RunningReferenceList,
  readList,
  readListFile,
  referenceLists,
  startReferenceList,
} from './lists/index.ts';
export {
  hasAdministrator,
  inviteFirstAdministrator,
  type OidcConfig,
  OidcConfigSchema,
} from './people/index.ts';
export { type PrivatePostgres, startPrivatePostgres } from './postgres/index.ts';
export {
  type BuiltContent,
  type Content,
  type ContentBuilder,
  findRelease,
  holdRelease,
  listReleases,
  type Published,
  prepareRelease,
  putApp,
  putClips,
  type Release,
  type ReleaseError,
  releaseNext,
  rollBack,
  rolloutFacts,
  signRelease,
  voidRelease,
  type WrittenDocument,
} from './publishing/index.ts';
export type { RunningHub } from './running-hub.ts';
export { startHub } from './start-hub.ts';
export { openStore, type Store, type StoreAddress } from './store/index.ts';
