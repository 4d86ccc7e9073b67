import {
  hourPlacesDefault,
  hourPlacesForOld,
  soundsLikeComplaint,
} from '../../domain/action/index.ts';
import type { BackOfficeData, OfficeResult } from '../../domain/api/index.ts';
import { hanoiMoment, isWorkingDay, minuteOf } from '../../domain/calendar/index.ts';
import type { TrialDossier } from './trial-dossiers.ts';

/** Slots of a working day. */
const slots: readonly string[] = [
  ...['08:00', '08:30', '09:00', '09:30', '10:00', '10:30', '11:00'],
  ...['13:30', '14:00', '14:30', '15:00', '15:30', '16:00'],
];

/** What an office decides by. */
export interface OfficeBooks {
  readonly capacity?: number;
  readonly dossiers: readonly TrialDossier[];
  /** Visitors of `branch day slot` so far. */
  readonly visitors: ReadonlyMap<string, number>;
}

type Data<K> = Extract<BackOfficeData, { readonly kind: K }>;

/** The key under which visitors of a slot are counted. */
export function slotKey(at: { branch: string; day: string; slot: string }): string {
  return `${at.branch} ${at.day} ${at.slot}`;
}

/** What an honest office says to a request, at once. */
export function decide(data: BackOfficeData, books: OfficeBooks, nowMs: number): OfficeResult {
  switch (data.kind) {
    case 'appointment':
      return decideAppointment(data, books, nowMs);
    case 'dossierQuestion': {
      const found = books.dossiers.find(({ code }) => code === data.dossierCode);
      const { state, dueDay } = found ?? { state: 'notFound', dueDay: null };
      return { kind: 'dossierQuestion', state, dueDay };
    }
    case 'feedback':
      return soundsLikeComplaint(data.text)
        ? { kind: 'feedback', state: 'refused', reason: 'complaint' }
        : { kind: 'feedback', state: 'received', reason: null };
    case 'callForHelp':
      return { kind: 'callForHelp', told: 'guard' };
    case 'cancellation':
      return { kind: 'cancellation', outcome: 'cancelled' };
    default:
      return data satisfies never;
  }
}

function decideAppointment(
  data: Data<'appointment'>,
  books: OfficeBooks,
  nowMs: number,
): OfficeResult {
  const { branch, day, slot, priority } = data;
  const asked = { kind: 'appointment', branch, day, slot } as const;
  if (isWorkingDay(day) !== true) return { ...asked, outcome: 'refused', reason: 'closed' };
  const now = hanoiMoment(nowMs);
  const isPast = (at: string) => day === now.day && minuteOf(at) <= now.minute;
  if (day < now.day || isPast(slot)) return { ...asked, outcome: 'refused', reason: 'tooLate' };
  const room =
    (books.capacity ?? hourPlacesDefault) + (priority === 'age75' ? hourPlacesForOld : 0);
  const isFree = (at: string) =>
    (books.visitors.get(slotKey({ branch, day, slot: at })) ?? 0) < room;
  if (isFree(slot)) return { ...asked, outcome: 'confirmed', reason: null };
  const later = slots.find((at) => at > slot && !isPast(at) && isFree(at));
  return later === undefined
    ? { ...asked, outcome: 'refused', reason: 'full' }
    : { ...asked, slot: later, outcome: 'moved', reason: 'full' };
}
