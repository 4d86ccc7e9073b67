import type { DeskLine } from '../../domain/api/console/index.ts';
import type { OfficeResult } from '../../domain/api/index.ts';
import type { Words } from '../words/index.ts';
import { sayCalendarDay } from './say-request.ts';

export interface Template {
  readonly text: string;
  readonly result: OfficeResult;
}

/**
 * What can be answered: enumerated facts, which the kiosk words for the resident in their language.
 * No free text reaches a resident's screen (docs/back-office.md). An hour that is over cannot be
 * promised any more.
 */
export function templatesFor(t: Words, line: DeskLine, nowMs: number): readonly Template[] {
  switch (line.kind) {
    case 'feedback': {
      const of = (state: 'inProgress' | 'done') =>
        ({ kind: 'feedback', state, reason: null }) as const;
      const not = (reason: 'unclear' | 'complaint' | 'otherAuthority' | 'duplicate') =>
        ({ kind: 'feedback', state: 'refused', reason }) as const;
      return [
        { text: t('requests.tFeedbackInProgress'), result: of('inProgress') },
        { text: t('requests.tFeedbackDone'), result: of('done') },
        { text: t('requests.tFeedbackUnclear'), result: not('unclear') },
        { text: t('requests.tFeedbackComplaint'), result: not('complaint') },
        { text: t('requests.tFeedbackOther'), result: not('otherAuthority') },
        { text: t('requests.tFeedbackDuplicate'), result: not('duplicate') },
      ];
    }
    case 'appointment': {
      const { day, slot, branch } = line;
      if (day === null || slot === null || branch === null) return [];
      const asked = { kind: 'appointment', day, slot, branch } as const;
      const not = (reason: 'full' | 'closed' | 'notHere' | 'tooLate') =>
        ({ ...asked, outcome: 'refused', reason }) as const;
      const isOver = line.dueMs !== null && line.dueMs <= nowMs;
      const taken = {
        text: t('requests.tConfirmed', { day: sayCalendarDay(day), slot }),
        result: { ...asked, outcome: 'confirmed', reason: null },
      } as const;
      return [
        ...(isOver ? [] : [taken]),
        { text: t('requests.tFull'), result: not('full') },
        { text: t('requests.tClosed'), result: not('closed') },
        { text: t('requests.tNotHere'), result: not('notHere') },
        { text: t('requests.tTooLate'), result: not('tooLate') },
      ];
    }
    case 'dossierQuestion': {
      const of = (state: 'inProgress' | 'waitingForPapers' | 'done' | 'notFound') =>
        ({ kind: 'dossierQuestion', state, dueDay: null }) as const;
      return [
        { text: t('requests.tDossierInProgress'), result: of('inProgress') },
        { text: t('requests.tDossierWaiting'), result: of('waitingForPapers') },
        { text: t('requests.tDossierDone'), result: of('done') },
        { text: t('requests.tDossierNotFound'), result: of('notFound') },
      ];
    }
    case 'callForHelp':
      return [
        { text: t('requests.tGuard'), result: { kind: 'callForHelp', told: 'guard' } },
        { text: t('requests.tManager'), result: { kind: 'callForHelp', told: 'manager' } },
        { text: t('requests.tHotline'), result: { kind: 'callForHelp', told: 'hotline' } },
        { text: t('requests.tNobody'), result: { kind: 'callForHelp', told: 'nobody' } },
      ];
    default:
      return line.kind satisfies never;
  }
}
