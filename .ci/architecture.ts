/**
 * Who may import whom (docs/architecture.md). Reads every module's imports with the compiler's
 * own parser and fails on a forbidden arrow, on a circle, and on reading no modules at all.
 */
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';

/** A fresh count far below this means that the reader, not the house, is broken. */
const moduleCountMin = 100;

const tests = '\\.test\\.tsx?$|/test-support';

/** Programs meet on the wire, in `domain/api`; only the command line enters several. */
const programs = ['src/kiosk', 'src/console', 'src/hub', 'kiosk-shell'];

const rules: IFlattenedRuleSet = {
  forbidden: [
    {
      name: 'domain-imports-nothing-of-the-house',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: tests },
      to: { path: '^(src/(?!domain/)|kiosk-shell/|test/|\\.ci/)' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'No Node, and only the libraries that run everywhere.',
      from: { path: '^src/domain/', pathNot: tests },
      to: {
        path: '^(node:|node_modules/)|^[a-z@]',
        pathNot: '^src/|node_modules/(zod|@hpke|lean-qr|xstate)/|^(zod|@hpke|lean-qr|xstate)',
      },
    },
    ...programs.map((program) => ({
      name: `${program.replace('src/', '')}-meets-others-on-the-wire`,
      severity: 'error' as const,
      from: { path: `^${program}/`, pathNot: tests },
      to: {
        path: `^(${['src/cli', 'src/content', 'test', ...programs].filter((other) => other !== program).join('|')})/`,
      },
    })),
    {
      name: 'content-imports-domain-only',
      severity: 'error',
      from: { path: '^src/content/', pathNot: tests },
      to: { path: '^(src/(kiosk|console|hub|cli)|kiosk-shell|test)/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { path: '^(src|kiosk-shell)/', pathNot: tests },
      to: { path: `^test/|${tests}` },
    },
    ...['src/domain', 'src/kiosk', 'src/console', 'src/hub', 'kiosk-shell'].map((house) => ({
      name: `${house.replace('src/', '')}-rooms-are-entered-by-their-door`,
      severity: 'error' as const,
      from: { path: `^${house}/([^/]+)/`, pathNot: tests },
      to: { path: `^${house}/([^/]+)/`, pathNot: [`^${house}/$1/`, '/index\\.tsx?$'] },
    })),
    {
      name: 'programs-enter-domain-by-its-doors',
      severity: 'error',
      from: { path: '^(src/(kiosk|console|hub|cli|content)|kiosk-shell)/', pathNot: tests },
      to: { path: '^src/domain/', pathNot: '/index\\.ts$' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Of types neither: a room that names another one cannot be read without it.',
      from: {},
      to: { circular: true },
    },
  ],
};

/** Cruises the given folders under `root` (the checkout unless told) and returns the result. */
export async function readArchitecture(
  folders: readonly string[],
  root = process.cwd(),
): Promise<ICruiseResult> {
  const { output } = await cruise([...folders], {
    baseDir: root,
    ruleSet: rules,
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
  });
  if (typeof output === 'string') throw new Error('expected a result, got a text');
  return output;
}

if (import.meta.main) {
  const { summary } = await readArchitecture(['src', 'kiosk-shell', 'test']);
  for (const { rule, from, to } of summary.violations) {
    console.error(`${rule.name}: ${from} → ${to}`);
  }
  console.error(`${summary.totalCruised} modules, ${summary.violations.length} violations`);
  if (summary.totalCruised < moduleCountMin) {
    console.error(`fewer than ${moduleCountMin} modules were read: the check itself is broken`);
    process.exitCode = 1;
  }
  if (summary.violations.length > 0) process.exitCode = 1;
}
