import type { CalendarDate } from './calendar-date.ts';
import type { Finding } from './finding.ts';
import { takePart } from './gs1-parts.ts';
import { productFrom } from './product.ts';
import type { ProductCode } from './scanned-code.ts';

/** More path or query parts than any Digital Link has. */
const partsMax = 40;
/** Words for identifiers, as links of the standard's first years have them (GS1 Digital Link 1.1). */
const spelledOut: Readonly<Record<string, string>> = { gtin: '01', lot: '10', ser: '21' };

/**
 * A GS1 Digital Link (`https://host/01/GTIN/10/LOT/21/SERIAL?17=YYMMDD`), on any host. Undefined
 * when the path names no GTIN. Query keys that are no application identifiers are other people's.
 */
export function readDigitalLink(
  url: URL,
  today: CalendarDate | undefined,
): ProductCode | undefined {
  const path = url.pathname.split('/');
  const start = path.findIndex(
    (segment, i) =>
      (segment === '01' || segment === 'gtin') && /^(?:\d{8}|\d{12,14})$/.test(path[i + 1] ?? ''),
  );
  if (start < 0) return undefined;
  const parts = new Map<string, string>();
  const findings: Finding[] = [];
  for (let i = start; i + 1 < Math.min(path.length, start + partsMax); i += 2) {
    const identifier = spelledOut[path[i] ?? ''] ?? path[i] ?? '';
    const finding = takePart(parts, identifier, decoded(path[i + 1] ?? ''));
    if (finding) findings.push(finding);
  }
  let count = 0;
  for (const [key, value] of url.searchParams.entries()) {
    count += 1;
    if (count > partsMax) break;
    const finding = /^\d{2,4}$/.test(key) ? takePart(parts, key, value) : undefined;
    if (finding) findings.push(finding);
  }
  return productFrom('digitalLink', parts, findings, url.host, today);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // a lone percent sign: the shape check refuses it
  }
}
