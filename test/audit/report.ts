import { type ScreenName, type TextSize, textSizes } from '../../src/kiosk/session/index.ts';
import { auditLanguages, type CellLanguage } from './cells.ts';
import { profiles } from './profiles.ts';

/** A unit in a text size and a language: every screen on it, on every page, in every theme. */
export interface Portion {
  readonly profile: string;
  readonly textSize: TextSize;
  readonly language: CellLanguage;
}

export interface PortionResult extends Portion {
  readonly seconds: number;
  /** A cell is a screen in a theme. */
  readonly cells: number;
  readonly failing: number;
  /** By screen; a screen without a finding does not stand here. */
  readonly findings: Readonly<Partial<Record<ScreenName, readonly string[]>>>;
}

export interface AuditResult {
  readonly day: string;
  readonly seconds: number;
  readonly cells: number;
  readonly failing: number;
  /** Findings by `home E7L XL en`: what is not met yet. CI lets none of them grow and none join. */
  readonly known: Readonly<Record<string, number>>;
}

export const nameOfPortion = ({ profile, textSize, language }: Portion) =>
  `${profile} ${textSize} ${language}`;

const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);

/** The whole in numbers, in the order of the matrix. */
export function toResult(portions: readonly PortionResult[], day: string): AuditResult {
  const known: Record<string, number> = {};
  for (const portion of portions)
    for (const [screen, findings] of Object.entries(portion.findings))
      known[`${screen} ${nameOfPortion(portion)}`] = findings.length;
  return {
    day,
    seconds: sum(portions.map(({ seconds }) => seconds)),
    cells: sum(portions.map(({ cells }) => cells)),
    failing: sum(portions.map(({ failing }) => failing)),
    known: Object.fromEntries(
      Object.entries(known).sort(([one], [other]) => (one < other ? -1 : 1)),
    ),
  };
}

/** Findings of each kind shown with where they are. */
const shownMax = 3;

/** As a page of the documentation: counts by unit × size × language, and what fails. */
export function toReport(portions: readonly PortionResult[], result: AuditResult): string {
  const columns = auditLanguages.flatMap((language) =>
    textSizes.map((textSize) => ({ textSize, language })),
  );
  const rows = profiles.map(({ name }) => {
    const own = portions.filter(({ profile }) => profile === name);
    const cells = columns.map(({ textSize, language }) => {
      const one = own.find((of) => of.textSize === textSize && of.language === language);
      return one === undefined ? 'not run' : String(one.failing);
    });
    return `| ${[name, ...cells, sum(own.map(({ failing }) => failing)), sum(own.map((of) => of.cells))].join(' | ')} |`;
  });
  const failing = profiles.flatMap(({ name }) => {
    const screens = new Map<string, { whats: Set<string>; where: Set<string> }>();
    for (const { profile, textSize, language, findings } of portions)
      if (profile === name)
        for (const [screen, ones] of Object.entries(findings)) {
          const of = screens.get(screen) ?? { whats: new Set(), where: new Set() };
          for (const one of ones) of.whats.add(one.slice(0, 110));
          of.where.add(`${textSize} ${language}`);
          screens.set(screen, of);
        }
    return [...screens].map(([screen, { whats, where }]) => {
      const more = whats.size > shownMax ? `, and ${whats.size - shownMax} more` : '';
      const shown = [...whats].slice(0, shownMax).map((what) => `\`${what.replaceAll('`', "'")}\``);
      return `- ${name}, ${screen} (${[...where].join(', ')}): ${shown.join('; ')}${more}`;
    });
  });
  const whole = profiles.length * columns.length;
  const rest =
    portions.length < whole
      ? `\n\n**Not run yet: ${whole - portions.length} of ${whole} columns.**`
      : '';
  return `# The millimetre audit: last result

Written by \`npm run audit:full\` on ${result.day}, in ${Math.round(result.seconds / 60)} minutes of one page: ${result.failing.toLocaleString('en')} of
${result.cells.toLocaleString('en')} cells fail. A cell is a screen, with all its pages, in a theme; the table counts those with a finding. What
is measured where: [testing.md](testing.md). The same in numbers, held by the pairs of project \`audit\`:
[last-result.json](../test/audit/last-result.json).${rest}

| unit | ${columns.map(({ textSize, language }) => `${textSize} ${language}`).join(' | ')} | failing | cells |
|---|${columns.map(() => '---').join('|')}|---|---|
${rows.join('\n')}

${failing.length === 0 ? 'Nothing fails.' : `What fails, at most three findings a screen:\n\n${failing.join('\n')}`}
`;
}
