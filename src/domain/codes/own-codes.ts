import { formatFollowCode, readFollowCode } from '../action/index.ts';
import { crockfordAlphabet, normaliseCrockford } from '../basics/index.ts';
import { displayFields } from './display.ts';
import type { Finding } from './finding.ts';
import type { EnrolmentCode, SlipCode, StaffBadge } from './scanned-code.ts';

/** 60 bits or more (contracts.md, enrolment): twelve Crockford characters. */
const enrolmentCharactersMin = 12;
const enrolmentCharactersMax = 32;
/** Of the code in a provisioning text (provisioning.ts). */
const enrolmentCharactersKiosk = 13;
const crockford = new RegExp(`^[${crockfordAlphabet}]+$`);

/** Longest text after the scheme: a provisioning code of 760 characters (provisioning.ts). */
const ownForm = /^motcham:(enrol|kiosk|badge|follow):(.{0,760})$/i;

/** The text of the QR on a slip. */
export function followCodeText(code: string): string {
  return `motcham:follow:${code}`;
}

/**
 * Reads one of our own codes. Undefined for texts without our scheme. The scheme may be in capitals:
 * a QR in alphanumeric mode is smaller.
 */
export function readOwnCode(text: string): EnrolmentCode | StaffBadge | SlipCode | undefined {
  const match = ownForm.exec(text);
  const body = match?.[2] ?? '';
  switch (match?.[1]?.toLowerCase()) {
    case 'enrol':
      return readEnrolment(body);
    case 'kiosk':
      return readKiosk(body);
    case 'badge':
      return readBadgeToken(body);
    case 'follow':
      return readSlip(body);
    default:
      return undefined;
  }
}

function readEnrolment(body: string): EnrolmentCode {
  const code = normaliseCrockford(body);
  const sound =
    crockford.test(code) &&
    code.length >= enrolmentCharactersMin &&
    code.length <= enrolmentCharactersMax;
  return { kind: 'enrolment', code, findings: sound ? [] : ['codeMalformed'], display: [] };
}

/**
 * `motcham:kiosk:`: only the one-time code is read here, behind the digit of the version; the rest
 * is for staff mode (`readProvisioning`), which a resident's page need not carry.
 */
function readKiosk(body: string): EnrolmentCode {
  return readEnrolment(body.slice(1, 1 + enrolmentCharactersKiosk));
}

function readBadgeToken(body: string): StaffBadge {
  const sound = /^[A-Za-z0-9._~-]{8,256}$/.test(body);
  return {
    kind: 'staffBadge',
    token: body,
    findings: sound ? [] : ['codeMalformed'],
    display: [],
  };
}

/** As printed under the QR: `ABCD-EFGH-JKM`. */
const printedFollowCode = /^[0-9a-z]{4}[ -]?[0-9a-z]{4}[ -]?[0-9a-z]{3}$/i;

/**
 * A follow code as people type it from a slip (R65). Undefined unless its check character holds,
 * or it stands in the groups of a slip: eleven letters and digits can be anything.
 */
export function readBareFollowCode(text: string): SlipCode | undefined {
  const typed = text.trim();
  if (!printedFollowCode.test(typed)) return undefined;
  const slip = readSlip(typed);
  const grouped = typed.length === 13;
  const telling = /[a-z]/i.test(typed) && (grouped || slip.followCode !== undefined);
  return telling ? slip : undefined;
}

function readSlip(body: string): SlipCode {
  const read = readFollowCode(body);
  const findings: Finding[] = read.ok
    ? []
    : [read.error === 'check' ? 'checkCharacterWrong' : 'codeMalformed'];
  const followCode = read.ok ? read.value : undefined;
  return {
    kind: 'slip',
    purpose: 'follow',
    followCode,
    link: undefined,
    findings,
    display: displayFields({ followCode: followCode && formatFollowCode(followCode) }),
  };
}
