import type { SessionContext } from './context.ts';
import type { SessionEvent } from './events.ts';
import { rememberBooking } from './remember-booking.ts';
import { rememberFeedback } from './remember-feedback.ts';
import { rememberGuide } from './remember-guide.ts';
import { rememberLookUp } from './remember-look-up.ts';
import { rememberScan } from './remember-scan.ts';
import type { Resident } from './resident.ts';

/**
 * What an event leaves in the resident's memory. Pure: the chart decides when an event counts,
 * this decides what it means. An event that means nothing here leaves the memory as it is.
 */
export function remember(context: SessionContext, event: SessionEvent): Resident {
  const { resident } = context;
  return (
    rememberLookUp(resident, event) ??
    rememberGuide(resident, event) ??
    rememberScan(context, event) ??
    rememberBooking(context, event) ??
    rememberFeedback(resident, event) ??
    resident
  );
}
