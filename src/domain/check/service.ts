import type { Cost, Evidence, PublicService } from '../service/index.ts';
import { error, type Finding } from './finding.ts';
import { checkFit } from './fit.ts';

/** What the first words of a paper's name say of its counts. */
const namedCopy = /^(?:Bản sao|Bản chụp)(?!\p{L})/u;
const namedOriginal = /^(?:Bản gốc|Bản chính)(?!\p{L})/u;

/** "Copy of the certificate: 1 original" sends people back for the wrong paper. */
function countsAgainstName(item: Evidence, where: string): Finding[] {
  const { originals, copies } = item;
  const counts = `${originals} originals, ${copies} copies`;
  if (namedCopy.test(item.shortName.vi) && (originals > 0 || copies === 0)) {
    return [error('countAgainstName', where, `${item.shortName.vi}: ${counts}`)];
  }
  if (namedOriginal.test(item.fullName.vi) && originals === 0) {
    return [error('countAgainstName', where, `${item.fullName.vi}: ${counts}`)];
  }
  return [];
}

/** What one line of a fee is for: lines for the same thing must not hold on the same day. */
const lineOf = ({ condition, channels }: Cost): string =>
  `${condition?.vi.toLocaleLowerCase('vi') ?? ''}|${(channels ?? []).toSorted().join()}`;

/** Days of a fee: an end before its beginning, and two amounts for one thing on one day. P11 */
function checkFeeDays({ code, costs }: PublicService): Finding[] {
  const findings: Finding[] = [];
  costs.forEach((cost, at) => {
    const where = `services.${code}.costs.${at}`;
    if (cost.from !== undefined && cost.until !== undefined && cost.until < cost.from) {
      findings.push(error('feeDates', `${where}.until`, `${cost.from} – ${cost.until}`));
    }
    const dated = cost.from !== undefined || cost.until !== undefined;
    const twin = costs.findIndex(
      (other, place) =>
        place < at &&
        // Undated lines may stand for parts of one dossier, as the register has them.
        (dated || other.from !== undefined || other.until !== undefined) &&
        lineOf(other) === lineOf(cost) &&
        (other.from ?? '') <= (cost.until ?? '9999') &&
        (cost.from ?? '') <= (other.until ?? '9999'),
    );
    if (twin >= 0) {
      const from = [costs[twin]?.from ?? '', cost.from ?? ''].sort()[1] ?? '';
      findings.push(error('feeOverlap', `${where}.from`, from));
    }
  });
  return findings;
}

/** What is particular to services: fit on the screen, and the trap of lines without quantity. */
export function checkService(service: PublicService): Finding[] {
  const at = `services.${service.code}`;
  const findings = [...checkFit(service), ...checkFeeDays(service)];
  for (const evidenceCase of service.evidence) {
    for (const item of evidenceCase.items) {
      const where = `${at}.evidence.${evidenceCase.key}.${item.key}`;
      const quantity = item.originals + item.copies;
      if (item.note && quantity > 0) {
        findings.push(error('noteWithQuantity', where, 'advice cannot be counted'));
      }
      if (!item.note && quantity === 0) {
        findings.push(error('paperWithoutQuantity', where, 'mark it as a note, or give a number'));
      }
      if (!item.note && quantity > 0) findings.push(...countsAgainstName(item, where));
    }
  }
  return findings;
}
