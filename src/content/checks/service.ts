import type { Evidence, PublicService } from '../../domain/service/index.ts';
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

/** What is particular to services: fit on the screen, and the trap of lines without quantity. */
export function checkService(service: PublicService): Finding[] {
  const at = `services.${service.code}`;
  const findings = checkFit(service);
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
