import { assign, raise, sendTo, setup } from 'xstate';
import type { LookUpAnswer } from '../../domain/api/index.ts';
import { contentLanguage } from '../../domain/basics/index.ts';
import { actorShapes } from './actors.ts';
import { noAudio, nobodyOfStaff, type SessionContext, type StaffMember } from './context.ts';
import type { SessionEvent } from './events.ts';
import type { Facts } from './facts.ts';
import { guards } from './guards.ts';
import { places } from './places.ts';
import { remember } from './remember.ts';
import { giveAnswer, stepBack } from './remember-guide.ts';
import { readTypedCode } from './remember-scan.ts';
import { nobody, type Resident } from './resident.ts';
import type { ScreenName } from './screen-name.ts';
import { settingsAt, settingsMoved } from './settings.ts';
import { timers } from './timers.ts';
import {
  appointmentWish,
  cancellationWish,
  dossierWish,
  feedbackWish,
  helpWish,
  sameWish,
} from './wishes.ts';
import { withSetting } from './with-setting.ts';

const change = (context: SessionContext, part: Partial<Resident>): Partial<SessionContext> => ({
  resident: { ...context.resident, ...part },
});

function withFacts(
  { facts, settings }: SessionContext,
  heard: Partial<Facts>,
): Pick<SessionContext, 'facts' | 'settings'> {
  const now = { ...facts, ...heard };
  const moved = now.link.site !== facts.link.site;
  return {
    facts: now,
    settings: moved ? settingsMoved(settings, facts.link.site, now.link.site) : settings,
  };
}

/** Named parts of the session's chart; the regions are built from them. */
export const session = setup({
  types: {
    context: {} as SessionContext,
    events: {} as SessionEvent,
    meta: {} as { screen: ScreenName },
  },
  actors: actorShapes,
  guards: { ...guards, ...places },
  delays: timers,
  actions: {
    remember: assign(({ context, event }) => ({ resident: remember(context, event) })),
    readTypedCode: assign(({ context }) => ({ resident: readTypedCode(context) })),
    /** Law 2: everything of the resident goes, and so do the settings (R45). */
    wipe: assign(({ context }) => ({
      resident: nobody,
      settings: settingsAt(context.facts.link.site),
      audio: noAudio,
    })),
    letGo: raise({ type: 'LET_GO' }),
    tellIdle: raise({ type: 'IDLE' }),
    maskAgain: raise({ type: 'HIDE_PERSONAL' }),
    noteFacts: assign(({ context, event }) =>
      event.type === 'FACTS' ? withFacts(context, event.facts) : {},
    ),
    changeSetting: assign(({ context, event }) => ({
      settings: withSetting(
        context.settings,
        event,
        context.facts.link.site,
        context.facts.headset,
      ),
    })),
    noteHeadset: assign(({ context, event }) =>
      event.type === 'HEADSET' ? { facts: { ...context.facts, headset: event.plugged } } : {},
    ),
    takeScript: assign(({ event }) =>
      event.type === 'LISTEN' ? { audio: { script: event.script, at: 0, unsaid: false } } : {},
    ),
    sayNext: assign(({ context: { audio } }) => ({ audio: { ...audio, at: audio.at + 1 } })),
    noteUnsaid: assign(({ context: { audio }, event }) =>
      'output' in event && event.output === 'unsaid' ? { audio: { ...audio, unsaid: true } } : {},
    ),
    /** That something could not be said stays told until something else is said. */
    forgetScript: assign(({ context: { audio } }) => ({
      audio: audio.unsaid ? { ...noAudio, unsaid: true } : noAudio,
    })),
    comeFromHome: assign(({ context }) => change(context, { cameFrom: 'home' })),
    comeFromSearch: assign(({ context }) => change(context, { cameFrom: 'search' })),
    comeFromLifeEvent: assign(({ context }) => change(context, { cameFrom: 'lifeEvent' })),
    firstPage: assign(({ context }) => change(context, { page: 0 })),
    keepDetails: assign(({ context }, { details }: { details: Resident['details'] }) =>
      change(context, { details }),
    ),
    keepFollow: assign(({ context }, { follow }: { follow: Resident['follow'] }) =>
      change(context, { follow }),
    ),
    beginLookUp: assign(({ context }) => change(context, { lookUp: { state: 'asking' } })),
    /** What was told, or how nobody was asked. */
    noteLookUp: assign(({ context }, { answer }: { answer: LookUpAnswer | undefined }) => {
      if (answer !== undefined) return change(context, { lookUp: { state: 'told', answer } });
      const isOnline = context.facts.link.net === 'online';
      return change(context, { lookUp: { state: isOnline ? 'failed' : 'offline' } });
    }),
    keepReply: assign(({ context, event }) =>
      event.type === 'REPLIED' ? change(context, { reply: event.facts }) : {},
    ),
    keepGuide: assign(({ context }, { guide }: { guide: Resident['guide'] }) =>
      change(context, { guide, page: 0, incomplete: false }),
    ),
    giveAnswer: assign(({ context }) => change(context, giveAnswer(context.resident))),
    stepBack: assign(({ context }) => change(context, stepBack(context.resident))),
    takeOwnPapers: assign(({ context: { resident }, context }) =>
      change(context, {
        ownPapers: resident.guide.state === 'open' ? resident.guide.papers : undefined,
      }),
    ),
    stopEditing: assign(({ context }) => change(context, { editing: false })),
    sayIncomplete: assign(({ context }) => change(context, { incomplete: true })),
    wishFeedback: assign(({ context }) =>
      change(context, { wish: sameWish(context, feedbackWish(context)) }),
    ),
    wishAppointment: assign(({ context }) =>
      change(context, { wish: sameWish(context, appointmentWish(context)) }),
    ),
    wishDossier: assign(({ context }) =>
      change(context, { wish: sameWish(context, dossierWish(context)) }),
    ),
    wishCancellation: assign(({ context }) =>
      change(context, { wish: sameWish(context, cancellationWish(context)) }),
    ),
    wishHelp: assign(({ context }) =>
      change(context, { wish: sameWish(context, helpWish(context)) }),
    ),
    keepLeft: assign(({ context }, { left }: { left: Resident['left'] }) =>
      change(context, { left, reply: undefined, leaveProblem: undefined }),
    ),
    keepProblem: assign(({ context }, { problem }: { problem: Resident['leaveProblem'] }) =>
      change(context, { left: undefined, leaveProblem: problem }),
    ),
    /** What was left is done with: its draft and its number go, the rest of the session stays. */
    closeRequest: assign(({ context }) => ({
      resident: {
        ...context.resident,
        booking: nobody.booking,
        feedback: nobody.feedback,
        wish: undefined,
        left: undefined,
        reply: undefined,
        leaveProblem: undefined,
        print: undefined,
        code: undefined,
        lookUp: nobody.lookUp,
      },
    })),
    keepBadge: assign(({ event }) =>
      event.type === 'CODE_READ' ? { staff: { ...nobodyOfStaff, badge: event.read.text } } : {},
    ),
    noteStaff: assign(({ context }, known: Partial<StaffMember>) => ({
      staff: { ...context.staff, badge: undefined, ...known },
    })),
    speakToStaff: assign(({ context, event }) =>
      event.type === 'SET_LANGUAGE'
        ? { staff: { ...context.staff, language: contentLanguage(event.language) } }
        : {},
    ),
    forgetStaff: assign({ staff: nobodyOfStaff }),
    answerPrinter: sendTo('printSlip', ({ event }) => event),
    /** Effects on the page; `session-actors.ts` gives them. */
    closeCamera: () => undefined,
    forgetSearches: () => undefined,
    activateUpdate: () => undefined,
    reloadPage: () => undefined,
  },
});
