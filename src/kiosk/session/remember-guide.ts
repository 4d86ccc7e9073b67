import type { OpenGuide } from '../guides/index.ts';
import type { SessionEvent } from './events.ts';
import type { Resident } from './resident.ts';

/** Answers on a guided way. Undefined when the event is none of these. */
export function rememberGuide(resident: Resident, event: SessionEvent): Resident | undefined {
  const { guide } = resident;
  if (guide.state !== 'open') return undefined;
  const change = (part: Partial<OpenGuide>, more: Partial<Resident> = {}): Resident => ({
    ...resident,
    ...more,
    guide: { ...guide, ...part },
  });
  switch (event.type) {
    case 'CHOOSE_ANSWER':
      return change({ chosen: event.answer }, { incomplete: false });
    case 'EDIT_ANSWER':
      return change({ step: { do: 'edit', question: event.question } }, { editing: true });
    default:
      return undefined;
  }
}

/** "Tiếp tục": the marked answer is given. */
export function giveAnswer({ guide, editing }: Resident): Partial<Resident> {
  if (guide.state !== 'open' || guide.chosen === undefined) return {};
  return { guide: { ...guide, step: { do: 'answer', answer: guide.chosen, isEdit: editing } } };
}

/** "Quay lại": to the question before, or out of an edit. */
export function stepBack({ guide, editing }: Resident): Partial<Resident> {
  if (guide.state !== 'open') return {};
  return { guide: { ...guide, step: { do: editing ? 'resume' : 'back' } } };
}
