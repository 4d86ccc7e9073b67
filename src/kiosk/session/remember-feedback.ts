import { freeTextLengthMax } from '../../domain/action/index.ts';
import type { SessionEvent } from './events.ts';
import type { FeedbackDraft, Resident } from './resident.ts';

/** Longest place, characters: the limit of the request body. */
const placeCharsMax = 200;

/** "Y tế, thực phẩm": where the city takes reports about goods (content, feedback guide). */
const fakeCategory = 'health' satisfies FeedbackDraft['category'];

/** Telling the city. Text stays as typed; only its length is held (R55, R60). */
export function rememberFeedback(resident: Resident, event: SessionEvent): Resident | undefined {
  const draft = (change: Partial<FeedbackDraft>): Resident => ({
    ...resident,
    incomplete: false,
    feedback: { ...resident.feedback, ...change },
  });
  switch (event.type) {
    case 'OPEN_FEEDBACK':
      return { ...resident, page: 0, editing: false, incomplete: false };
    case 'REPORT_FAKE':
      return {
        ...draft({ category: fakeCategory, text: event.text.slice(0, freeTextLengthMax) }),
        page: 0,
        editing: false,
      };
    case 'CHOOSE_CATEGORY':
      return draft({ category: event.category });
    case 'SET_PLACE':
      return draft({ place: event.place.slice(0, placeCharsMax) });
    case 'SET_TEXT':
      return draft({ text: event.text.slice(0, freeTextLengthMax) });
    case 'SET_URGENT':
      return draft({ urgent: event.urgent });
    default:
      return undefined;
  }
}
