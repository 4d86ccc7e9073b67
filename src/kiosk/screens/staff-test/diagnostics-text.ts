import type { ReadinessReport } from '../../../domain/fleet/index.ts';

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
