import { numberOnlyCard, readCitizenCard, typedByKeys } from './citizen-card.ts';
import { plausibleCitizenNumber } from './citizen-number.ts';
import { type CleanText, cleanText } from './clean-text.ts';
import { cut, displayFields } from './display.ts';
import { readDossierCode } from './dossier-code.ts';
import { gs1CheckDigitHolds } from './gtin.ts';
import { readHealthInsurance } from './health-insurance.ts';
import { readInvoice } from './invoice.ts';
import { looksLikeLink, readLink } from './link.ts';
import { maskCitizenNumber, maskNumbersInText, maskRow } from './mask.ts';
import { readBareFollowCode, readOwnCode } from './own-codes.ts';
import { readPayment } from './payment.ts';
import { readGs1Elements, readPlainGtin } from './product.ts';
import type { ReadContext, RejectedCode, RejectionReason, ScannedCode } from './scanned-code.ts';

/** Characters of an unknown text that a screen shows. */
const textShownMax = 300;

/**
 * Says what a scanned or typed text is, and what its own checks found. Never throws, opens
 * nothing, keeps nothing; linear in the length of the text, which is capped at 4 KB.
 *
 * @param input a text; anything else is rejected as `notText`
 */
export function readCode(input: string, context: ReadContext): ScannedCode {
  const clean = cleanText(input);
  if (!clean.ok) return rejected(clean.error);
  const code = readClean(clean.value, context);
  return clean.value.hadHidden && code.kind !== 'rejected'
    ? { ...code, findings: [...code.findings, 'hiddenCharacters'] }
    : code;
}

function readClean({ raw, text }: CleanText, context: ReadContext): ScannedCode {
  const { today } = context;
  const structured =
    readOwnCode(text) ??
    readPayment(raw) ??
    // A character that nobody sees, put before a payment, must not hide its warning.
    readPayment(text, raw) ??
    readInvoice(text) ??
    readHealthInsurance(text, today) ??
    readCitizenCard(text, today) ??
    readGs1Elements(text, today);
  if (structured?.kind === 'citizenCard' && context.byKeys) return typedByKeys(structured);
  if (structured) return structured;
  if (text.includes('\x1D')) return rejected('controlCharacters');
  // A replacement character is a byte that was no UTF-8. Cards typed by a wedge scanner have passed
  // above; anything else is a text in an encoding nobody can name.
  if (text.includes('\uFFFD')) return rejected('notText');
  if (looksLikeLink(text)) return readLink(text, context);
  return (
    readDigits(text, context) ??
    readDossierCode(text, today) ??
    readBareFollowCode(text) ??
    plainText(text)
  );
}

/** Numbers that people write in groups: a personal number, and that of a book. */
const dotted = /^\d{3}(?:\.\d{3}){3}$/;
const hyphened = /^97[89](?:-\d{1,7}){3,4}$/;

/**
 * Digits only. Twelve of them are a citizen number or an American product: the symbology decides,
 * and without one the check digit, which a citizen number meets by chance one time in ten. So the
 * digits are masked in both cases.
 */
function readDigits(text: string, context: ReadContext): ScannedCode | undefined {
  const inGroups = dotted.test(text) || hyphened.test(text);
  const digits = text.replaceAll(inGroups ? /[ .-]/g : ' ', '');
  if (!/^\d+$/.test(digits)) return undefined;
  const isRetail = /^(?:EAN|UPC|ITF)/i.test(context.symbology ?? '');
  const couldBeCitizen = !isRetail && plausibleCitizenNumber(digits, context.today);
  if (couldBeCitizen && (context.symbology !== undefined || !gs1CheckDigitHolds(digits))) {
    return numberOnlyCard(digits, context.today);
  }
  const product = readPlainGtin(digits);
  if (!product || !couldBeCitizen) return product;
  return {
    ...product,
    findings: [...product.findings, 'couldBeCitizenNumber'],
    display: displayFields({ gtin: maskCitizenNumber(digits) }),
  };
}

function plainText(text: string): ScannedCode {
  const shown = cut(maskRow(text) ?? maskNumbersInText(text), textShownMax);
  return { kind: 'text', text, findings: [], display: displayFields({ text: shown }) };
}

function rejected(reason: RejectionReason): RejectedCode {
  return { kind: 'rejected', reason, findings: [], display: [] };
}
