import type { LocalText } from '../basics/index.ts';
import { plainFaults } from '../plain/index.ts';
import { error, type Finding, warning } from './finding.ts';

/** Whether a text is plain, whole and in both languages. R51, R53 */
export function checkText(text: LocalText, where: string, isName = false): Finding[] {
  const findings: Finding[] = [];
  for (const language of ['vi', 'en'] as const) {
    const at = `${where}.${language}`;
    const value = text[language];
    if (value.trim() === '') findings.push(error('missingLanguage', at, 'empty'));
    for (const { severity, code, detail } of plainFaults(value, language, isName)) {
      findings.push((severity === 'error' ? error : warning)(code, at, detail));
    }
  }
  const marked = text.vi.normalize('NFD') !== text.vi || text.vi.includes('đ');
  if (marked && text.en === text.vi) {
    findings.push(error('missingLanguage', `${where}.en`, 'the same as Vietnamese'));
  }
  return findings;
}
