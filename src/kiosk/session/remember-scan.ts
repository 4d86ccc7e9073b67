import { type CalendarDate, codeBytesMax, readCode } from '../../domain/codes/index.ts';
import type { SessionContext } from './context.ts';
import type { SessionEvent } from './events.ts';
import type { BelievedTime } from './facts.ts';
import { nobody, type Resident } from './resident.ts';

function calendarDate(time: BelievedTime | undefined): CalendarDate | undefined {
  if (!time) return undefined;
  const [year = 0, month = 0, day = 0] = time.day.split('-').map(Number);
  return { year, month, day };
}

function withCode(context: SessionContext, text: string, symbology?: string): Resident {
  const code = readCode(text, { today: calendarDate(context.facts.time), symbology });
  return { ...context.resident, code, typedCode: '', follow: { state: 'none' } };
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
      return withCode(context, event.read.text, event.read.symbology);
    case 'SCAN_AGAIN':
      return { ...resident, code: undefined, typedCode: '', follow: nobody.follow };
    case 'FORGET_CODE': {
      const booking = { ...resident.booking, card: undefined };
      return { ...resident, code: undefined, typedCode: '', follow: nobody.follow, booking };
    }
    case 'USE_CARD': {
      const { code } = resident;
      if (code?.kind !== 'citizenCard') return resident;
      const card = { name: code.name ?? '', personalNumber: code.number };
      return { ...resident, code: undefined, booking: { ...resident.booking, card } };
    }
    default:
      return undefined;
  }
}

/** Reads what was typed instead of scanned. */
export function readTypedCode(context: SessionContext): Resident {
  return withCode(context, context.resident.typedCode);
}
