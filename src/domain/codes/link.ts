import { readDigitalLink } from './digital-link.ts';
import { cut, displayFields } from './display.ts';
import { readDossierCode } from './dossier-code.ts';
import type { Finding } from './finding.ts';
import { isInvoiceHost } from './invoice.ts';
import { maskNumbersInText } from './mask.ts';
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
/** Query keys under which counters put a dossier code, in small letters. */
const dossierKeys = new Set(['ma_ho_so', 'mahoso', 'ma_hs', 'mahs', 'code', 'so_ho_so', 'sohoso']);
/** More parts of an address than a look-up page has. */
const linkPartsMax = 40;

/** The end of a dossier code in an address: too much for the one behind. */
const dailyNumber = /([.\dA-Z]-\d{6}-)\d{3,6}/gi;

// Schemes that act without "//". Any other word before a colon is plain text ("Ghi chú: …").
const actingSchemes =
  /^(?:javascript|data|vbscript|file|blob|about|view-source|chrome|intent|android-app|tel|callto|facetime|skype|viber|zalo|sms|smsto|mms|mmsto|mailto|matmsg|wifi|dpp|lpa|fido|otpauth|mecard|bizcard|begin(?=:v(?:card|event|calendar)\b)|market|geo|ms-[a-z-]{1,30}|bitcoin|ethereum|lightning|magnet|ftp|ws|wss):/i;
/** Of these only the scheme is shown: the rest is a password, a key, or whose telephone it is. */
const secretSchemes = new Set([
  'wifi',
  'dpp',
  'lpa',
  'fido',
  'otpauth',
  'mecard',
  'bizcard',
  'begin',
]);
// An address without its scheme, as phones open it, under a domain that is common here.
const bareAddress =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}(?:vn|com|net|org|gov|edu|info|biz|asia|io|me|ly|gl|co|cc|link|page|top|xyz|shop|app|site|online)(?=$|[/?#:])\S*$/i;

/** True when a text asks to be opened: `scheme://…`, an acting scheme, `www.`, or `name.vn/…`. */
export function looksLikeLink(text: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]{0,30}:\/\//i.test(text) ||
    // Without the strokes, or with others, browsers open it all the same.
    /^https?:\S/i.test(text) ||
    actingSchemes.test(text) ||
    isSchemeless(text)
  );
}

/** Reads a link, and what it is known to be: a product, an invoice, our take-away. Never opened. */
export function readLink(
  text: string,
  context: ReadContext,
): LinkCode | ProductCode | InvoiceCode | SlipCode {
  const target = isSchemeless(text) ? `http://${text}` : text;
  const scheme = /^[a-z][a-z0-9+.-]*/i.exec(target)?.[0].toLowerCase() ?? '';
  const isWeb = scheme === 'http' || scheme === 'https';
  const url = isWeb && URL.canParse(target) ? new URL(target) : undefined;
  if (!url) {
    return linkCode(text, scheme, '', [isWeb ? 'linkMalformed' : 'schemeHostile'], undefined);
  }
  const findings = checkUrl(url, target);
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
  const display = displayFields({ host, link: cut(shownLink(text, scheme), shownCharactersMax) });
  return { kind: 'link', scheme, host, link: text, dossier, findings, display };
}

/**
 * A link as a screen may show it, which others see too: numbers of people masked, and of a query only
 * what it is called, because passwords, look-up secrets and dossier numbers stand there. An address
 * in it is shown, for that is where it leads.
 */
function shownLink(text: string, scheme: string): string {
  if (secretSchemes.has(scheme)) return `${text.slice(0, scheme.length + 1)}•••`;
  if (scheme !== 'http' && scheme !== 'https') return text;
  const hidden = text.replace(/([?&#][^=?&#\s]{1,60}=)(?!https?(?::|%3a))[^&#\s]{3,}/gi, '$1•••');
  return maskNumbersInText(hidden).replace(dailyNumber, '$1•••');
}

function checkUrl(url: URL, text: string): Finding[] {
  const findings: Finding[] = [];
  // Programs disagree where such an address leads; a browser drops line ends and turns "\\" into "/".
  if (/[\\\s]/.test(text) || !/^https?:\/\//i.test(text)) findings.push('linkMalformed');
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
  // One-page portals have their page and its query behind "#".
  const [route = '', query = ''] = url.hash.slice(1).split('?');
  const behindHash = new URL(`${url.origin}/?${query}`);
  const asked = [...url.searchParams.entries(), ...behindHash.searchParams.entries()]
    .filter(([key]) => dossierKeys.has(key.toLowerCase()))
    .map(([, value]) => value);
  const path = `${url.pathname}/${route}`.split('/').filter((part) => part.includes('-'));
  for (const value of [...asked, ...path].slice(0, linkPartsMax)) {
    const dossier = readDossierCode(value, context.today);
    if (dossier) return dossier;
  }
  return undefined;
}

function isSchemeless(text: string): boolean {
  return /^www\.[^\s/]{1,253}\.[^\s]{2,}$/i.test(text) || bareAddress.test(text);
}
