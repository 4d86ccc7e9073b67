import type { PublicService } from '../../domain/service/index.ts';
import { error, type Finding, warning } from './finding.ts';

/** Characters of a short name: two lines of the title at 1080 px, and one of a wide card. */
const shortNameCharsMax = 48;
/** Characters of a summary: two lines under the title. */
const summaryCharsMax = 120;

function tooLong(text: string, max: number, where: string): Finding[] {
  return text.length > max
    ? [warning('longText', where, `${text.length} of ${max} characters`)]
    : [];
}

/** What is particular to services: fit on the screen, and the trap of lines without quantity. */
export function checkService(service: PublicService): Finding[] {
  const at = `services.${service.code}`;
  const findings: Finding[] = [];
  for (const language of ['vi', 'en'] as const) {
    const shortName = service.shortName[language];
    const summary = service.summary[language];
    findings.push(...tooLong(shortName, shortNameCharsMax, `${at}.shortName.${language}`));
    findings.push(...tooLong(summary, summaryCharsMax, `${at}.summary.${language}`));
  }
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
    }
  }
  return findings;
}
