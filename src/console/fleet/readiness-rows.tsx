import {
  type ReadinessLine,
  type ReadinessReport,
  ReadinessReportSchema,
} from '../../domain/fleet/index.ts';
import { sayReadinessLine } from '../../domain/fleet/report/index.ts';
import { StatusShape } from '../ui/index.ts';
import { language, useWords } from '../words/index.ts';

const resultStatus = {
  pass: ['done', 'fleet.pass'],
  warn: ['warning', 'fleet.warn'],
  fail: ['error', 'fleet.fail'],
  absent: ['unknown', 'fleet.absent'],
  unknown: ['unknown', 'fleet.notKnown'],
} as const;

/** What a look at a machine found, a line each part, in words. */
export function ReadinessRows({ lines }: { readonly lines: readonly ReadinessLine[] }) {
  const t = useWords();
  return (
    <ul>
      {lines.map((line) => {
        const [status, word] = resultStatus[line.result];
        const { label, note } = sayReadinessLine(line, language.value);
        return (
          <li key={label} class="done">
            <StatusShape status={status} />
            <span>
              <b>{label}</b> {note !== undefined && <small class="m">{note}</small>}
            </span>
            <span class="m s">{t(word)}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** The report of a self-test; undefined for what is none, or of another program. */
export function readReport(text: string): ReadinessReport | undefined {
  try {
    return ReadinessReportSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
