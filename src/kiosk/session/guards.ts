import { feedbackCategories, freeTextLengthMax } from '../../domain/action/index.ts';
import { buildingOf } from '../../domain/building/index.ts';
import { isWellFormed } from '../../domain/codes/index.ts';
import type { SessionContext } from './context.ts';
import type { SessionEvent } from './events.ts';
import { holdsPersonalAnswer } from './guide-state.ts';
import { isStaffBadge } from './is-staff-badge.ts';
import { lookUpQuery } from './look-up-query.ts';
import { mayBeCancelled } from './may-be-cancelled.ts';
import { noticesNow } from './notices-now.ts';
import { offeredDays, offeredSlots } from './offered-hours.ts';
import { placesOfKind } from './places-of-kind.ts';
import { phoneFits } from './remember-booking.ts';
import { dossierIn } from './wishes.ts';

interface GuardArgs {
  readonly context: SessionContext;
  readonly event: SessionEvent;
}

/** The hub does not know this machine, or does not want to hear it: only a new key mends that. */
export function needsNewKey({ enrolment }: SessionContext['facts']['link']): boolean {
  return enrolment === 'notEnrolled' || enrolment === 'refused';
}

/** Why nobody can be served now; undefined when nothing is in the way. */
export function outOfServiceReason(context: SessionContext): 'refused' | 'secondTab' | undefined {
  const { link, outbox } = context.facts;
  if (outbox.state === 'secondTab') return 'secondTab';
  return link.enrolment === 'refused' ? 'refused' : undefined;
}

/** Whether this kiosk hangs in a lift: other screens, other times, and less that one can do (L3). */
export function isLift({ link }: SessionContext['facts']): boolean {
  return link.site?.mode === 'lift';
}

/** What is still missing before the first resident. */
export function setupReason(
  context: SessionContext,
): 'connecting' | 'notEnrolled' | 'noContent' | undefined {
  const { link, content } = context.facts;
  if (link.enrolment === 'notEnrolled') return 'notEnrolled';
  if (link.enrolment !== 'enrolled') return link.enrolment === 'refused' ? undefined : 'connecting';
  return content ? undefined : 'noContent';
}

const ownPapers = ({ resident: { guide } }: SessionContext) =>
  guide.state === 'open' ? guide.papers : undefined;

const slotsNow = ({ facts: { content, time } }: SessionContext, day: string | undefined) =>
  content && time && day ? offeredSlots(content.appointments, time, day) : [];

/** Facts and memory. */
const onContext = {
  blocked: ({ context }: GuardArgs) => outOfServiceReason(context) !== undefined,
  ready: ({ context }: GuardArgs) =>
    setupReason(context) === undefined && outOfServiceReason(context) === undefined,
  contentStaged: ({ context }: GuardArgs) => context.facts.staged !== undefined,
  updateWaiting: ({ context }: GuardArgs) => context.facts.updateWaiting,
  detailsNeeded: ({ context: { resident } }: GuardArgs) =>
    resident.service !== undefined && resident.details.state === 'none',
  guideOffered: ({ context: { resident, facts } }: GuardArgs) =>
    facts.content?.guides.has(resident.service ?? '') === true,
  guideBegun: ({ context }: GuardArgs) => context.resident.guide.state === 'open',
  guideOver: ({ context }: GuardArgs) => ownPapers(context) !== undefined,
  guideEdited: ({ context }: GuardArgs) =>
    context.resident.editing && ownPapers(context) !== undefined,
  guideAtStart: ({ context: { resident } }: GuardArgs) =>
    resident.guide.state !== 'open' ||
    (!resident.editing && resident.guide.walk.trail.length === 0),
  answerChosen: ({ context: { resident } }: GuardArgs) =>
    resident.guide.state === 'open' && resident.guide.chosen !== undefined,
  guideIsPersonal: ({ context: { resident } }: GuardArgs) => holdsPersonalAnswer(resident.guide),
  takesOwnPapers: ({ context }: GuardArgs) => context.resident.ownPapers !== undefined,
  cameFromSearch: ({ context }: GuardArgs) => context.resident.cameFrom === 'search',
  cameFromLifeEvent: ({ context }: GuardArgs) => context.resident.cameFrom === 'lifeEvent',
  hasService: ({ context }: GuardArgs) => context.resident.service !== undefined,
  cameraAllowed: ({ context }: GuardArgs) => context.resident.cameraConsent,
  codeRejected: ({ context }: GuardArgs) => context.resident.code?.kind === 'rejected',
  /** A product or a link belongs to nobody; all else may say who stands here. */
  codeIsPersonal: ({ context }: GuardArgs) => {
    const kind = context.resident.code?.kind;
    return kind !== undefined && kind !== 'product' && kind !== 'link' && kind !== 'invoice';
  },
  codeTyped: ({ context }: GuardArgs) => context.resident.typedCode.trim() !== '',
  codeIsCard: ({ context }: GuardArgs) => context.resident.code?.kind === 'citizenCard',
  codeCanBeFollowed: ({ context: { resident } }: GuardArgs) =>
    resident.code?.kind === 'slip' &&
    resident.code.followCode !== undefined &&
    resident.follow.state === 'none',
  codeCanBeCancelled: ({ context }: GuardArgs) => mayBeCancelled(context.resident),
  codeIsProduct: ({ context }: GuardArgs) => context.resident.code?.kind === 'product',
  codeCanBeLookedUp: ({ context }: GuardArgs) => lookUpQuery(context.resident) !== undefined,
  /** Not asked yet, left before the answer came, or without a network that is back now. */
  lookUpDue: ({ context: { resident, facts } }: GuardArgs) =>
    (resident.lookUp.state === 'none' ||
      resident.lookUp.state === 'asking' ||
      (resident.lookUp.state === 'offline' && facts.link.net === 'online')) &&
    lookUpQuery(resident) !== undefined,
  codeHasDossier: ({ context }: GuardArgs) => {
    const dossier = dossierIn(context.resident);
    return dossier !== undefined && isWellFormed(dossier);
  },
  datesUnknown: ({ context }: GuardArgs) => context.facts.time === undefined,
  datesKnown: ({ context }: GuardArgs) => context.facts.time !== undefined,
  fieldMissing: ({ context }: GuardArgs) => context.resident.booking.field === undefined,
  placeMissing: ({ context }: GuardArgs) => context.resident.booking.place === undefined,
  hourMissing: ({ context }: GuardArgs) => {
    const { day, slot } = context.resident.booking;
    return slot === undefined || !slotsNow(context, day).includes(slot);
  },
  editing: ({ context }: GuardArgs) => context.resident.editing,
  phoneFits: ({ context }: GuardArgs) => phoneFits(context.resident.booking.phone),
  categoryChosen: ({ context }: GuardArgs) => context.resident.feedback.category !== undefined,
  feedbackWritten: ({ context }: GuardArgs) => {
    const length = context.resident.feedback.text.trim().length;
    return length > 0 && length <= freeTextLengthMax;
  },
  wishIsFeedback: ({ context }: GuardArgs) => context.resident.wish?.kind === 'feedback',
  wishIsAppointment: ({ context }: GuardArgs) => context.resident.wish?.kind === 'appointment',
  wishIsCancellation: ({ context }: GuardArgs) => context.resident.wish?.kind === 'cancellation',
  wishIsDossier: ({ context }: GuardArgs) => context.resident.wish?.kind === 'dossierQuestion',
  paperOffered: ({ context }: GuardArgs) => context.facts.paper,
  printStarted: ({ context }: GuardArgs) => context.resident.print !== undefined,
  printSettled: ({ context }: GuardArgs) => {
    const state = context.resident.print?.state?.state;
    return state === 'printed' || state === 'failed' || state === 'unconfirmed';
  },
  printAsksResident: ({ context }: GuardArgs) =>
    context.resident.print?.state?.state === 'unconfirmed',
  /** L3: what leads to typing, scanning or booking is shut where this holds. */
  inLift: ({ context }: GuardArgs) => isLift(context.facts),
  inLobby: ({ context }: GuardArgs) => !isLift(context.facts),
  alarmOn: ({ context }: GuardArgs) => context.facts.alarm,
  newKeyNeeded: ({ context }: GuardArgs) => needsNewKey(context.facts.link),
  /** Without a board there is no door to them. */
  boardsHere: ({ context }: GuardArgs) => (context.facts.content?.boards ?? []).length > 0,
  /** Without a page of its own a building has no door. */
  buildingHere: ({ context: { facts } }: GuardArgs) =>
    buildingOf(facts.content?.buildings ?? [], facts.link.site) !== undefined,
  voiceHere: ({ context }: GuardArgs) => context.facts.voices[context.settings.language] === true,
  moreToSay: ({ context: { audio } }: GuardArgs) => audio.at + 1 < audio.script.length,
};

/** What an event carries: only what the kiosk itself offered is taken. */
const onEvent = {
  serviceKnown: ({ context, event }: GuardArgs) =>
    event.type === 'OPEN_SERVICE' && context.facts.content?.services.has(event.code) === true,
  lifeEventKnown: ({ context, event }: GuardArgs) =>
    event.type === 'OPEN_LIFE_EVENT' &&
    context.facts.content?.lifeEvents.some(({ key }) => key === event.key) === true,
  noticeKnown: ({ context, event }: GuardArgs) =>
    event.type === 'OPEN_NOTICE' && noticesNow(context.facts).some(({ id }) => id === event.id),
  boardKnown: ({ context, event }: GuardArgs) =>
    event.type === 'OPEN_BOARD' &&
    context.facts.content?.boards?.some(({ key }) => key === event.key) === true,
  /** By names alone: the places of a kind are read when its list is drawn. */
  placeKindKnown: ({ context: { facts }, event }: GuardArgs) =>
    event.type === 'OPEN_PLACE_KIND' &&
    (facts.content?.nearby?.kinds.includes(event.kind) === true ||
      facts.content?.places.some(({ kind }) => kind === event.kind) === true),
  placeKnownHere: ({ context, event }: GuardArgs) =>
    event.type === 'OPEN_PLACE' &&
    placesOfKind(context.facts.content, context.resident.placeKind).some(
      ({ key }) => key === event.key,
    ),
  seasonKnown: ({ context, event }: GuardArgs) =>
    event.type === 'OPEN_SEASON' &&
    context.facts.content?.seasons?.some(({ key }) => key === event.key) === true,
  leafletKnown: ({ context, event }: GuardArgs) =>
    event.type === 'OPEN_LEAFLET' &&
    context.facts.content?.leaflets?.some(({ key }) => key === event.key) === true,
  fieldKnown: ({ context, event }: GuardArgs) =>
    event.type === 'CHOOSE_FIELD' &&
    context.facts.content?.appointments.fields.some(({ key }) => key === event.key) === true,
  placeKnown: ({ context, event }: GuardArgs) =>
    event.type === 'CHOOSE_PLACE' &&
    context.facts.content?.appointments.places.includes(event.key) === true,
  dayOffered: ({ context: { facts }, event }: GuardArgs) =>
    event.type === 'CHOOSE_DAY' &&
    facts.content !== undefined &&
    facts.time !== undefined &&
    offeredDays(facts.content.appointments, facts.time).some(
      ({ day, open }) => open && day === event.day,
    ),
  slotOffered: ({ context, event }: GuardArgs) =>
    event.type === 'CHOOSE_SLOT' &&
    slotsNow(context, context.resident.booking.day).includes(event.slot),
  categoryKnown: ({ event }: GuardArgs) =>
    event.type === 'CHOOSE_CATEGORY' && feedbackCategories.includes(event.category),
  editsField: ({ event }: GuardArgs) => event.type === 'EDIT' && event.step === 'field',
  editsPlace: ({ event }: GuardArgs) => event.type === 'EDIT' && event.step === 'place',
  editsDay: ({ event }: GuardArgs) => event.type === 'EDIT' && event.step === 'day',
  editsCategory: ({ event }: GuardArgs) => event.type === 'EDIT' && event.step === 'category',
  editsSlot: ({ event }: GuardArgs) => event.type === 'EDIT' && event.step === 'slot',
  /** A staff badge opens staff mode wherever it is shown (S1); it is judged there. */
  badgeRead: ({ event }: GuardArgs) => event.type === 'CODE_READ' && isStaffBadge(event.read.text),
  /** Where nobody can be served for want of a key, a code for a machine leads to its redemption. */
  machineCodeRead: ({ context, event }: GuardArgs) =>
    event.type === 'CODE_READ' &&
    needsNewKey(context.facts.link) &&
    /^motcham:(kiosk|enrol):/i.test(event.read.text),
};

/** What comes from the world or from inside, and the keys of the voice itself. */
const noAct: ReadonlySet<SessionEvent['type']> = new Set([
  'TOUCH',
  'LISTEN',
  'PAUSE',
  'RESUME',
  'REPEAT',
  'SKIP',
  'SET_RATE',
  'SET_VOLUME',
  'FACTS',
  'PRINT_STATE',
  'REPLIED',
  'IDLE',
  'LET_GO',
  'FATAL',
] as const);

/** R31: keys of the voice itself are no act that it stops for. */
const onVoice = {
  touchedElsewhere: ({ event }: GuardArgs) => event.type === 'TOUCH' && event.onAudio !== true,
  isAct: ({ event }: GuardArgs) => !/^xstate\./.test(event.type) && !noAct.has(event.type),
  somethingToSay: ({ event }: GuardArgs) => event.type === 'LISTEN' && event.script.length > 0,
  headsetIn: ({ event }: GuardArgs) => event.type === 'HEADSET' && event.plugged,
};

export const guards = { ...onContext, ...onEvent, ...onVoice };
