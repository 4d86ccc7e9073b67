import type { SessionContext } from './context.ts';
import type { SessionEvent } from './events.ts';
import type { BookingDraft, Resident } from './resident.ts';

/** Longest phone number as typed, with its spaces and dots. */
const phoneCharsMax = 24;

/** `0912.345 678` → `0912345678`: people write numbers as they like (R55). */
export function plainPhone(phone: string): string {
  return phone.replace(/[\s.\-()]/g, '');
}

/** Whether the phone can be sent: none at all, or 8 to 15 digits. */
export function phoneFits(phone: string): boolean {
  return /^(\+?\d{8,15})?$/.test(plainPhone(phone));
}

/** The subject a service belongs to, so that whoever comes from its page is not asked (R44). */
function fieldOf({ facts: { content }, resident }: SessionContext): string | undefined {
  const field = content?.services.get(resident.service ?? '')?.field.vi;
  return content?.appointments.fields.find(
    ({ serviceFields }) => field !== undefined && serviceFields.includes(field),
  )?.key;
}

/** Asking for an hour. Changing one answer keeps the others (R43). */
export function rememberBooking(
  context: SessionContext,
  event: SessionEvent,
): Resident | undefined {
  const { resident } = context;
  const draft = (change: Partial<BookingDraft>): Resident => ({
    ...resident,
    page: 0,
    incomplete: false,
    booking: { ...resident.booking, ...change },
  });
  switch (event.type) {
    case 'OPEN_BOOKING':
      return {
        ...draft({
          serviceCode: resident.service ?? '',
          field: fieldOf(context) ?? resident.booking.field,
        }),
        editing: false,
      };
    case 'CHOOSE_FIELD':
      return draft({ field: event.key });
    case 'CHOOSE_PLACE':
      return draft({ place: event.key });
    case 'CHOOSE_DAY':
      return draft({ day: event.day });
    case 'CHOOSE_SLOT':
      return draft({ slot: event.slot });
    case 'SET_PHONE':
      return draft({ phone: event.phone.slice(0, phoneCharsMax) });
    case 'FORGET_CARD':
      return draft({ card: undefined, priority: false });
    case 'SET_PRIORITY':
      return draft({ priority: event.priority });
    case 'EDIT':
      return { ...resident, page: 0, editing: true };
    default:
      return undefined;
  }
}
