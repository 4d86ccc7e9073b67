import type { CommandLine, KioskAnswer } from '../../domain/api/console/index.ts';
import { sayReadinessLine } from '../../domain/fleet/report/index.ts';
import { type StatusName, StatusShape } from '../ui/index.ts';
import { language, sayDateTime, useWords } from '../words/index.ts';

const commandStatus = {
  waits: ['running', 'fleet.stateWaits'],
  done: ['done', 'fleet.stateDone'],
  failed: ['error', 'fleet.stateFailed'],
  expired: ['warning', 'fleet.stateExpired'],
  interrupted: ['warning', 'fleet.stateInterrupted'],
  void: ['unknown', 'fleet.stateVoid'],
} as const satisfies Readonly<
  Record<NonNullable<CommandLine['state']> | 'waits', readonly [StatusName, string]>
>;

const resultStatus = {
  pass: ['done', 'fleet.pass'],
  warn: ['warning', 'fleet.warn'],
  fail: ['error', 'fleet.fail'],
  absent: ['unknown', 'fleet.absent'],
  unknown: ['unknown', 'fleet.notKnown'],
} as const;

/** Commands with what the machine said of them, and what staff found before it opened. */
export function KioskDone({ data }: { readonly data: KioskAnswer }) {
  const t = useWords();
  const { commands, readiness } = data;
  return (
    <section class="two">
      <div>
        <h2>
          {t('fleet.commands')} <span class="m s">{t('fleet.commandsNote')}</span>
        </h2>
        {commands.length === 0 && <p class="m">{t('fleet.commandsEmpty')}</p>}
        <ul>
          {commands.map(({ number, name, state, issuedMs, report }) => {
            const [status, word] = commandStatus[state ?? 'waits'];
            return (
              <li key={number} class="done">
                <StatusShape status={status} />
                <span>
                  <b>{t(`fleet.${name}`)}</b> · {t(word)}
                </span>
                <span class="m s">{sayDateTime(issuedMs)}</span>
                {report !== null && (
                  <details style={{ gridColumn: '2 / -1' }}>
                    <summary>{t('fleet.detail')}</summary>
                    <code class="code">{report}</code>
                  </details>
                )}
              </li>
            );
          })}
        </ul>
      </div>
      <div>
        <h2>
          {t('fleet.readiness')}{' '}
          {readiness !== null && (
            <span class="m s">{t('fleet.readinessAt', { time: sayDateTime(readiness.at) })}</span>
          )}
        </h2>
        {readiness === null && <p class="m">{t('fleet.readinessNone')}</p>}
        <ul>
          {readiness?.lines.map((line) => {
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
      </div>
    </section>
  );
}
