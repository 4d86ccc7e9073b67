import { toUtf8 } from '../basics/index.ts';
import { crc16 } from './crc16.ts';
import { cut, displayFields } from './display.ts';
import { readTlv } from './emv-tlv.ts';
import type { Finding } from './finding.ts';
import type { PaymentCode } from './scanned-code.ts';

/** NAPAS' application identifier in tag 38. */
const napas = 'A000000727';
/** Account tags of EMVCo schemes: 02 to 51. A code without one asks for no payment. */
const accountTags = Array.from({ length: 50 }, (_, i) => String(i + 2).padStart(2, '0'));
/** ISO 4217 number of the đồng. */
const dong = '704';

/** True when a text has the head of an EMVCo code: tag 00, length 02, version 01. */
export function looksLikeEmv(text: string): boolean {
  return text.startsWith('000201');
}

/**
 * Reads a VietQR (NAPAS specification 1.0) or another EMVCo payment code; undefined when the text
 * has no such head, or is sound TLV without an account to pay to.
 *
 * @param checked what the checksum is made over, where `raw` is no longer the text as it came
 */
export function readPayment(raw: string, checked = raw): PaymentCode | undefined {
  if (!looksLikeEmv(raw)) return undefined;
  const tags = readTlv(raw);
  if (tags && !accountTags.some((tag) => tags.has(tag))) return undefined;

  const findings: Finding[] = [...checkSum(checked)];
  if (!tags) findings.push('structureBroken');
  const scheme = readScheme(tags, findings);
  const { value: amountDong, finding } = readAmount(tags?.get('54'));
  if (finding) findings.push(finding);
  const currency = tags?.get('53');
  if (currency !== undefined && currency !== dong) findings.push('currencyNotDong');
  const country = tags?.get('58');
  if (country !== undefined && country !== 'VN') findings.push('countryNotVietnam');
  const extra = readTlv(tags?.get('62') ?? '');
  const purpose = extra?.get('08');
  const merchant = tags?.get('59');
  return {
    kind: 'payment',
    dynamic: tags?.get('01') === '12',
    ...scheme,
    amountDong,
    purpose,
    bill: extra?.get('01'),
    merchant,
    findings,
    display: displayFields({
      bank: scheme.bankBin,
      account: scheme.account && cut(scheme.account, 40),
      amountDong: amountDong === undefined ? undefined : String(amountDong),
      merchant: merchant && cut(merchant, 60),
      purpose: purpose && cut(purpose, 120),
    }),
  };
}

function checkSum(raw: string): Finding[] {
  const match = /6304(.{4})$/.exec(raw);
  if (!match) return ['checksumMissing'];
  if (!/^[0-9A-F]{4}$/i.test(match[1] ?? '')) return ['checksumWrong'];
  const expected = crc16(toUtf8(raw.slice(0, -4)));
  return Number.parseInt(match[1] ?? '', 16) === expected ? [] : ['checksumWrong'];
}

function readScheme(
  tags: ReadonlyMap<string, string> | undefined,
  findings: Finding[],
): Pick<PaymentCode, 'service' | 'bankBin' | 'account'> {
  const scheme = readTlv(tags?.get('38') ?? '');
  if (scheme?.get('00') !== napas) {
    if (tags) findings.push('notVietnamesePayment');
    return { service: undefined, bankBin: undefined, account: undefined };
  }
  const { bankBin, account, exact } = readBeneficiary(scheme.get('01') ?? '');
  if (!exact) findings.push('lengthOff');
  if (!bankBin || !/^\d{6}$/.test(bankBin)) findings.push('bankMalformed');
  // Account names may hold letters at some banks; 19 is NAPAS' limit.
  if (!account || !/^[0-9A-Za-z]{1,19}$/.test(account)) findings.push('accountMalformed');
  const service = scheme.get('02');
  return {
    service: service === 'QRIBFTTA' ? 'account' : service === 'QRIBFTTC' ? 'card' : undefined,
    bankBin,
    account,
  };
}

// NAPAS' own first example gives a length of 12 to an account of 13 digits, under a right CRC. Banks
// read it, so it is read here to the end of its parent, and said to be doubtful.
function readBeneficiary(text: string): {
  bankBin: string | undefined;
  account: string | undefined;
  exact: boolean;
} {
  const tags = readTlv(text);
  if (tags) return { bankBin: tags.get('00'), account: tags.get('01'), exact: true };
  const loose = /^0006(\d{6})01\d{2}([0-9A-Za-z]{1,19})$/.exec(text);
  return { bankBin: loose?.[1], account: loose?.[2], exact: !loose };
}

// 13 characters at most (EMVCo), so the number stays exact.
function readAmount(text: string | undefined): { value: number | undefined; finding?: Finding } {
  if (text === undefined) return { value: undefined };
  if (!/^\d{1,13}(?:\.\d{0,2})?$/.test(text) || text.length > 13) {
    return { value: undefined, finding: 'amountMalformed' };
  }
  return { value: Number(text) };
}
