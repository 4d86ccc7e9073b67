import type { CalendarDate } from './calendar-date.ts';
import type { Finding } from './finding.ts';

/** Names of what a screen may show of a code; each has its words in the screen's resources. */
export type DisplayFieldName =
  | 'citizenNumber'
  | 'name'
  | 'birthYear'
  | 'dossierNumber'
  | 'agency'
  | 'receivedOn'
  | 'bank'
  | 'account'
  | 'amountDong'
  | 'purpose'
  | 'merchant'
  | 'gtin'
  | 'lot'
  | 'serial'
  | 'producedOn'
  | 'bestBefore'
  | 'expiresOn'
  | 'netWeightKg'
  | 'cardNumber'
  | 'validUntil'
  | 'followCode'
  | 'host'
  | 'link'
  | 'text';

/** One line that may be shown as it stands: personal values in it are masked already (R61). */
export interface DisplayField {
  readonly name: DisplayFieldName;
  readonly text: string;
}

interface Read {
  readonly findings: readonly Finding[];
  readonly display: readonly DisplayField[];
}

/** Citizen card (căn cước công dân 2021-2024, thẻ căn cước from 2024). Relatives are never kept. */
export interface CitizenCard extends Read {
  readonly kind: 'citizenCard';
  /** `2021`: all seven known fields. `later`: the number, and what is surely the holder's own. */
  readonly form: '2021' | 'later';
  readonly number: string;
  readonly oldNumber: string | undefined;
  readonly name: string | undefined;
  readonly birthDate: CalendarDate | undefined;
  readonly sex: 'male' | 'female' | undefined;
  readonly address: string | undefined;
  readonly issuedOn: CalendarDate | undefined;
}

/** Mã hồ sơ: the number of a dossier at a one-stop counter. */
export interface DossierCode extends Read {
  readonly kind: 'dossier';
  /** Normalised: `000.00.12.H26-200526-0001`. */
  readonly code: string;
  readonly agency: string;
  /** `police` for G01, whose dossiers live in another system. */
  readonly registry: 'city' | 'ministry' | 'police';
  readonly receivedOn: CalendarDate | undefined;
  readonly dailyNumber: string;
}

/** VietQR, or another EMVCo payment code. Never made to look official. */
export interface PaymentCode extends Read {
  readonly kind: 'payment';
  readonly dynamic: boolean;
  readonly service: 'account' | 'card' | undefined;
  /** Six digits of the bank or, for another scheme, undefined. */
  readonly bankBin: string | undefined;
  readonly account: string | undefined;
  readonly amountDong: number | undefined;
  readonly purpose: string | undefined;
  readonly bill: string | undefined;
  readonly merchant: string | undefined;
}

/** A product: GS1 Digital Link, element string, or plain GTIN. */
export interface ProductCode extends Read {
  readonly kind: 'product';
  readonly form: 'digitalLink' | 'elementString' | 'plain';
  /** 14 digits, padded with zeros. */
  readonly gtin: string;
  /** The number registered in Vietnam (GS1 prefix 893). Says nothing about where it was made. */
  readonly vietnamesePrefix: boolean;
  readonly lot: string | undefined;
  readonly serial: string | undefined;
  readonly producedOn: CalendarDate | undefined;
  readonly packedOn: CalendarDate | undefined;
  readonly bestBefore: CalendarDate | undefined;
  readonly expiresOn: CalendarDate | undefined;
  readonly netWeightKg: number | undefined;
  readonly location: string | undefined;
  /** Host of a Digital Link: who runs the page, not who vouches for the product. */
  readonly host: string | undefined;
}

/** Thẻ bảo hiểm y tế. */
export interface HealthInsuranceCard extends Read {
  readonly kind: 'healthInsurance';
  readonly number: string;
  readonly name: string | undefined;
  readonly validFrom: CalendarDate | undefined;
  readonly validUntil: CalendarDate | undefined;
}

/** `motcham:enrol:` or `motcham:kiosk:` + Crockford code; only staff mode may act on it. */
export interface EnrolmentCode extends Read {
  readonly kind: 'enrolment';
  readonly code: string;
}

/** `motcham:badge:` + token. Syntax only: who it is, staff mode decides. */
export interface StaffBadge extends Read {
  readonly kind: 'staffBadge';
  readonly token: string;
}

/** A slip we printed: a follow code, or the link of a take-away. */
export interface SlipCode extends Read {
  readonly kind: 'slip';
  readonly purpose: 'follow' | 'takeAway';
  /** Ten Crockford characters and the check character; undefined for a take-away. */
  readonly followCode: string | undefined;
  readonly link: string | undefined;
}

/** An electronic invoice, known by its provider's host or by its EMV-like form. */
export interface InvoiceCode extends Read {
  readonly kind: 'invoice';
  readonly host: string | undefined;
}

/** A link. Shown, never opened. */
export interface LinkCode extends Read {
  readonly kind: 'link';
  /** Lower case, without the colon. */
  readonly scheme: string;
  /** In full and in ASCII, so that an international name shows as `xn--…`; '' where none. */
  readonly host: string;
  readonly link: string;
  /** A dossier code carried in the query of a government page: looked up by us, not by the link. */
  readonly dossier: DossierCode | undefined;
}

export interface TextCode extends Read {
  readonly kind: 'text';
  readonly text: string;
}

/** Why a text is no code at all. */
export type RejectionReason = 'empty' | 'tooLong' | 'controlCharacters' | 'notText';

export interface RejectedCode extends Read {
  readonly kind: 'rejected';
  readonly reason: RejectionReason;
}

/** What a scanned or typed text is. */
export type ScannedCode =
  | CitizenCard
  | DossierCode
  | PaymentCode
  | ProductCode
  | HealthInsuranceCard
  | EnrolmentCode
  | StaffBadge
  | SlipCode
  | InvoiceCode
  | LinkCode
  | TextCode
  | RejectedCode;

/** What reading may know. */
export interface ReadContext {
  /** Undefined when the clock is not believed: dates are then said to be unchecked. */
  readonly today: CalendarDate | undefined;
  /** Hosts of our own take-away pages, lower case. */
  readonly ownHosts?: readonly string[];
  /** What the decoder says it saw; tells a twelve-digit product from a citizen number. */
  readonly symbology?: string | undefined;
  /** A scanner typed it as keys of a keyboard: its Vietnamese is not believed. */
  readonly byKeys?: boolean;
}
