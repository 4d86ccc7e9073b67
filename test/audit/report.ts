import { textSizes } from '../../src/kiosk/session/index.ts';
import { auditLanguages } from './cells.ts';

export interface ProfileResult {
  readonly day: string;
  seconds: number;
  /** By `M vi`: a cell is a screen in a theme. */
  readonly counts: Record<string, { readonly cells: number; readonly failing: number }>;
  readonly findings: { readonly what: string; readonly where: string }[];
}
export type AuditResult = Record<string, ProfileResult>;

/** The last result as a page of the documentation: counts by unit × size × language, what fails. */
export function toReport(result: AuditResult): string {
  const columns = auditLanguages.flatMap((language) =>
    textSizes.map((textSize) => `${textSize} ${language}`),
  );
  const rows = Object.entries(result).map(([name, { counts, day, seconds }]) => {
    const cells = columns.map((column) => {
      const one = counts[column];
      return one === undefined ? 'not run' : `${one.failing}`;
    });
    const all = Object.values(counts).reduce((sum, one) => sum + one.cells, 0);
    return `| ${[name, ...cells, all, day, seconds].join(' | ')} |`;
  });
  const failing = Object.entries(result).flatMap(([name, { findings }]) =>
    findings.map(({ what, where }) => `- ${name}, ${where}: ${what}`),
  );
  return `# The millimetre audit: last result

Written by \`npm run audit:full\`. A cell is a screen in a theme; the table counts those with a
finding. What is measured where: [testing.md](testing.md).

| unit | ${columns.join(' | ')} | cells | day | seconds |
|---|${columns.map(() => '---').join('|')}|---|---|---|
${rows.join('\n')}

${failing.length === 0 ? 'Nothing fails.' : `What fails, at most forty a unit:\n\n${failing.join('\n')}`}
`;
}
