import { readTlv } from './emv-tlv.ts';
import { looksLikeEmv } from './payment.ts';
import type { InvoiceCode } from './scanned-code.ts';

// Look-up pages of the tax authority and of large providers. General knowledge, no published list:
// a host that is missing here is shown as a link, which loses nothing.
const hosts = [
  'hoadondientu.gdt.gov.vn',
  'meinvoice.vn',
  'sinvoice.viettel.vn',
  'vinvoice.viettel.vn',
  'vnpt-invoice.com.vn',
  'einvoice.vn',
  'easyinvoice.com.vn',
  'easyinvoice.vn',
  'ehoadon.vn',
  'wininvoice.vn',
];

/** True for a provider's host or one below it. */
export function isInvoiceHost(hostname: string): boolean {
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}

/** The head and one tag more are said by nobody: fewer are a code that was cut off. */
const tagsMin = 3;

/** Sound EMV-like TLV that asks for no payment: so invoices are printed (domain.md §3.8). */
export function readInvoice(raw: string): InvoiceCode | undefined {
  if (!looksLikeEmv(raw) || (readTlv(raw)?.size ?? 0) < tagsMin) return undefined;
  return { kind: 'invoice', host: undefined, findings: ['formUnverified'], display: [] };
}
