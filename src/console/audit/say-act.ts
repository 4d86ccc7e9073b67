import type { AuditAct } from '../../domain/api/console/index.ts';
import type { PlainKey, Words } from '../words/index.ts';

const keys = {
  'alarm.acknowledge': 'audit.actAlarmAcknowledge',
  'document.approve': 'audit.actDocumentApprove',
  'document.create': 'audit.actDocumentCreate',
  'document.edit': 'audit.actDocumentEdit',
  'document.remove': 'audit.actDocumentRemove',
  'document.return': 'audit.actDocumentReturn',
  'document.seed': 'audit.actDocumentSeed',
  'document.send': 'audit.actDocumentSend',
  'document.takeBack': 'audit.actDocumentTakeBack',
  'emergency.end': 'audit.actEmergencyEnd',
  'emergency.send': 'audit.actEmergencySend',
  'feed.ask': 'audit.actFeedAsk',
  'fleet.code': 'audit.actFleetCode',
  'fleet.command': 'audit.actFleetCommand',
  'fleet.move': 'audit.actFleetMove',
  'fleet.restore': 'audit.actFleetRestore',
  'fleet.revoke': 'audit.actFleetRevoke',
  'import.begin': 'audit.actImportBegin',
  'insight.synonym': 'audit.actInsightSynonym',
  'insight.synonymDropped': 'audit.actInsightSynonymDropped',
  'insight.wanted': 'audit.actInsightWanted',
  'insight.wantedDropped': 'audit.actInsightWantedDropped',
  'people.first-administrator': 'audit.actPeopleFirstAdministrator',
  'people.invite': 'audit.actPeopleInvite',
  'people.join': 'audit.actPeopleJoin',
  'people.link': 'audit.actPeopleLink',
  'people.passkey-add': 'audit.actPeoplePasskeyAdd',
  'people.passkey-remove': 'audit.actPeoplePasskeyRemove',
  'people.revoke': 'audit.actPeopleRevoke',
  'people.rights': 'audit.actPeopleRights',
  'people.sign-in': 'audit.actPeopleSignIn',
  'people.sign-on-roles': 'audit.actPeopleSignOnRoles',
  'people.sign-out-everywhere': 'audit.actPeopleSignOutEverywhere',
  'publish.app': 'audit.actPublishApp',
  'publish.appBack': 'audit.actPublishAppBack',
  'publish.back': 'audit.actPublishBack',
  'publish.draft': 'audit.actPublishDraft',
  'publish.hold': 'audit.actPublishHold',
  'publish.next': 'audit.actPublishNext',
  'publish.sign': 'audit.actPublishSign',
  'publish.trialKey': 'audit.actPublishTrialKey',
  'publish.void': 'audit.actPublishVoid',
  'request.claim': 'audit.actRequestClaim',
  'request.open': 'audit.actRequestOpen',
  'request.places': 'audit.actRequestPlaces',
  'request.replay': 'audit.actRequestReplay',
  'request.reply': 'audit.actRequestReply',
} as const satisfies Readonly<Record<AuditAct, PlainKey>>;
const isKnown = (what: string): what is AuditAct => Object.hasOwn(keys, what);

/** What was done, in words; what an earlier program wrote and this one does not know, as it stands. */
export function sayAct(t: Words, what: string): string {
  return isKnown(what) ? t(keys[what]) : what;
}
