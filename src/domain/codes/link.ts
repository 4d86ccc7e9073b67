import { readDigitalLink } from './digital-link.ts';
import { cut, displayFields } from './display.ts';
import { readDossierCode } from './dossier-code.ts';
import type { Finding } from './finding.ts';
import { isInvoiceHost } from './invoice.ts';
import type {
  DossierCode,
  InvoiceCode,
  LinkCode,
  ProductCode,
  ReadContext,
  SlipCode,
} from './scanned-code.ts';

/** Characters of a link that a screen shows; the host is always shown in full beside it. */
const shownCharactersMax = 120;
/** Query keys under which counters put a dossier code. */
const dossierKeys = ['ma_ho_so', 'maHoSo', 'mahoso', 'code', 'so_ho_so'];

// Schemes that act without "//". Any other word before a colon is plain text ("Ghi chú: …").
const actingSchemes =
  /^(?:javascript|data|vbscript|file|blob|about|view-source|chrome|intent|android-app|tel|sms|smsto|mailto|wifi|market|geo|bitcoin|magnet|ftp|ws|wss):/i;

/** True when a text asks to be opened: `scheme://…`, an acting scheme, or `www.`. */
export function looksLikeLink(text: string): boolean {
  return /^[a-z][a-z0-9+.-]{0,30}:\/\//i.test(text) || actingSchemes.test(text) || isWww(text);
}

/** Reads a link, and what it is known to be: a product, an invoice, our take-away. Never opened. */
export function readLink(
  text: string,
  context: ReadContext,
): LinkCode | ProductCode | InvoiceCode | SlipCode {
  const target = isWww(text) ? `http://${text}` : text;
  const scheme = /^[a-z][a-z0-9+.-]*/i.exec(target)?.[0].toLowerCase() ?? '';
  const isWeb = scheme === 'http' || scheme === 'https';
  const url = isWeb && URL.canParse(target) ? new URL(target) : undefined;
  if (!url) {
    return linkCode(text, scheme, '', [isWeb ? 'linkMalformed' : 'schemeHostile'], undefined);
  }
  const findings = checkUrl(url);
  const hostile = findings.includes('userInfoHostile');
  if (!hostile) {
    const known = readKnownPage(url, context);
    if (known) return { ...known, findings: [...known.findings, ...findings] };
  }
  return linkCode(text, scheme, url.host, findings, hostile ? undefined : dossierOf(url, context));
}

function readKnownPage(
  url: URL,
  context: ReadContext,
): ProductCode | InvoiceCode | SlipCode | undefined {
  if (context.ownHosts?.includes(url.host)) {
    const display = displayFields({ host: url.host });
    const link = url.href;
    return {
      kind: 'slip',
      purpose: 'takeAway',
      followCode: undefined,
      link,
      findings: [],
      display,
    };
  }
  const product = readDigitalLink(url, context.today);
  if (product) return product;
  if (!isInvoiceHost(url.hostname)) return undefined;
  return {
    kind: 'invoice',
    host: url.host,
    findings: ['formUnverified'],
    display: displayFields({ host: url.host }),
  };
}

function linkCode(
  text: string,
  scheme: string,
  host: string,
  findings: readonly Finding[],
  dossier: DossierCode | undefined,
): LinkCode {
  const display = displayFields({ host, link: cut(text, shownCharactersMax) });
  return { kind: 'link', scheme, host, link: text, dossier, findings, display };
}

function checkUrl(url: URL): Finding[] {
  const findings: Finding[] = [];
  if (url.username !== '' || url.password !== '') findings.push('userInfoHostile');
  // URL writes international names as punycode, so that "pаypal" with a Cyrillic a shows as xn--.
  if (/(?:^|\.)xn--/.test(url.hostname)) findings.push('hostInternational');
  if (/^(?:\d{1,3}\.){3}\d{1,3}$|^\[/.test(url.hostname)) findings.push('hostIsAddress');
  if (!url.hostname.includes('.') && !url.hostname.startsWith('[')) findings.push('hostLocal');
  if (url.host !== url.hostname) findings.push('portUnusual');
  if (url.protocol === 'http:') findings.push('notEncrypted');
  return findings;
}

/** Only on government hosts: elsewhere a page could borrow the trust of a dossier. */
function dossierOf(url: URL, context: ReadContext): DossierCode | undefined {
  if (!/(?:^|\.)gov\.vn$/.test(url.hostname)) return undefined;
  for (const key of dossierKeys) {
    const value = url.searchParams.get(key);
    const dossier = value === null ? undefined : readDossierCode(value, context.today);
    if (dossier) return dossier;
  }
  return undefined;
}

function isWww(text: string): boolean {
  return /^www\.[^\s/]{1,253}\.[^\s]{2,}$/i.test(text);
}
