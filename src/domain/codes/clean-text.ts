import { err, ok, type Result, toUtf8 } from '../basics/index.ts';
import { withoutHidden } from './hidden-characters.ts';
import type { RejectionReason } from './scanned-code.ts';

/** A QR holds at most 2,953 bytes; what is longer came from no code (issue 2, bad input). */
export const codeBytesMax = 4096;

/** A text that can be read. */
export interface CleanText {
  /** As given, without the ends a scanner adds: what checksums are made over. */
  readonly raw: string;
  /** NFC, without invisible characters. May hold tab, line ends and GS (0x1D). */
  readonly text: string;
  readonly hadHidden: boolean;
}

// GS separates GS1 fields; tab and line ends occur in plain texts. All other controls are keys that
// a hostile code would have a wedge scanner press (devices.md §5).
const allowedControls = '\t\n\r\x1D';

function hasForbiddenControl(text: string): boolean {
  for (const [control] of text.matchAll(/\p{Cc}/gu)) {
    if (!allowedControls.includes(control)) return true;
  }
  return false;
}

/** Takes off what scanners add, and refuses what is no text. Never throws. */
export function cleanText(input: unknown): Result<CleanText, RejectionReason> {
  if (typeof input !== 'string') return err('notText');
  // Counted before anything else touches it: UTF-8 is never shorter than UTF-16 units.
  if (input.length > codeBytesMax) return err('tooLong');
  const raw = input.trim();
  if (raw === '') return err('empty');
  if (toUtf8(raw).length > codeBytesMax) return err('tooLong');
  if (hasForbiddenControl(raw)) return err('controlCharacters');
  if (!raw.isWellFormed()) return err('notText');
  const text = withoutHidden(raw).normalize('NFC');
  if (text.trim() === '') return err('empty');
  return ok({ raw, text, hadHidden: withoutHidden(raw) !== raw });
}
