import {
  type CalendarDate,
  codeBytesMax,
  type ReadContext,
  readCode,
} from '../../domain/codes/index.ts';
import type { SessionContext } from './context.ts';
import type { SessionEvent } from './events.ts';
import type { BelievedTime } from './facts.ts';
import { nobody, type Resident } from './resident.ts';

function calendarDate(time: BelievedTime | undefined): CalendarDate | undefined {
  if (!time) return undefined;
  const [year = 0, month = 0, day = 0] = time.day.split('-').map(Number);
  return { year, month, day };
}

function withCode(
  context: SessionContext,
  text: string,
  read: Pick<ReadContext, 'symbology' | 'byKeys'> = {},
): Resident {
  const code = readCode(text, { today: calendarDate(context.facts.time), ...read });
  const { follow, lookUp } = nobody;
  return { ...context.resident, code, typedCode: '', follow, lookUp };
}

/** Offices serve visitors of this age or older first (domain.md §2). */
const priorityAgeYears = 75;

function isPriorityAge(birth: CalendarDate, today: CalendarDate): boolean {
  const years = today.year - birth.year;
  if (years !== priorityAgeYears) return years > priorityAgeYears;
  return birth.month < today.month || (birth.month === today.month && birth.day <= today.day);
}

/** What was read goes, and with it what others said of it. */
function withoutCode(resident: Resident): Resident {
  const { follow, lookUp } = nobody;
  return { ...resident, code: undefined, typedCode: '', follow, lookUp };
}

/** Scanning. Nothing that was read goes further than this memory. */
export function rememberScan(context: SessionContext, event: SessionEvent): Resident | undefined {
  const { resident } = context;
  switch (event.type) {
    case 'CONSENT':
      return { ...resident, cameraConsent: true };
    case 'SET_TYPED_CODE':
      return { ...resident, typedCode: event.text.slice(0, codeBytesMax) };
    case 'CODE_READ':
      return withCode(context, event.read.text, {
        symbology: event.read.symbology,
        byKeys: event.read.source === 'wedge',
      });
    case 'SCAN_AGAIN':
      return withoutCode(resident);
    case 'FORGET_CODE': {
      const booking = { ...resident.booking, card: undefined };
      return { ...withoutCode(resident), booking };
    }
    case 'USE_CARD': {
      const { code } = resident;
      if (code?.kind !== 'citizenCard') return resident;
      const card = { name: code.name ?? '', personalNumber: code.number };
      const today = calendarDate(context.facts.time);
      const isOld = code.birthDate && today && isPriorityAge(code.birthDate, today);
      const priority = isOld === true || resident.booking.priority;
      return { ...resident, code: undefined, booking: { ...resident.booking, card, priority } };
    }
    default:
      return undefined;
  }
}

/** Reads what was typed instead of scanned. */
export function readTypedCode(context: SessionContext): Resident {
  return withCode(context, context.resident.typedCode);
}
