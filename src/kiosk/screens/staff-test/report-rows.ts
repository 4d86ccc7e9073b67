import type { ReadinessLine, ReadinessReport } from '../../../domain/fleet/index.ts';
import type { ReportRow } from '../../../domain/receipt/slips/index.ts';
import { momentWords } from '../moment-words.ts';
import type { Say } from '../say.ts';

/** Facts that stand in a row; the hub and the code for the technician have them all. */
const factsShownMax = 4;

const factsText = (facts: ReadinessLine['facts']) =>
  Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '')
    .slice(0, factsShownMax)
    .map(([name, value]) => `${name} ${value}`)
    .join(' · ');

/** A report as rows, the same on screen and on paper. */
export function reportRows({ t, language }: Say, report: ReadinessReport): readonly ReportRow[] {
  return report.lines.map(({ part, device, result, finding, testedAtMs, facts }) => {
    const label = t(`staff.part_${part}`);
    const tested =
      testedAtMs === null ? '' : t('staff.testedAt', { at: momentWords(testedAtMs, language) });
    return {
      label: device === undefined ? label : `${label} ${device}`,
      value: t(`staff.result_${result}`) + (finding === null ? '' : ` (${finding})`),
      note: [tested, factsText(facts)].filter((text) => text !== '').join(' · ') || undefined,
    };
  });
}

/** Longest text of the code for the technician, bytes: a phone reads it from a screen. */
const diagnosticsBytesMax = 640;

/**
 * The report as short as it gets, for a phone (S7): per part a letter and why; facts of the machine
 * only. Faults are codes, newest first, as many as fit.
 */
export function diagnosticsText(
  report: ReadinessReport,
  faults: readonly { readonly code: string; readonly atMs: number }[],
): string {
  const lines = report.lines.map(
    ({ part, result, finding }) => `${part}=${result[0]}${finding === null ? '' : `:${finding}`}`,
  );
  const version = report.lines.find(({ part }) => part === 'content')?.facts['version'] ?? '?';
  const head = `MOTCHAM ${report.kiosk ?? '-'} ${report.madeAtMs} v${version}`;
  const codes = [...faults].reverse().map(({ code, atMs }) => `${code}@${Math.floor(atMs / 1000)}`);
  let text = `${head};${lines.join(';')}`.slice(0, diagnosticsBytesMax);
  for (const code of codes) {
    if (text.length + code.length + 1 > diagnosticsBytesMax) break;
    text += `;${code}`;
  }
  return text;
}
