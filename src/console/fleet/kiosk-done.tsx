import type { CommandLine, KioskAnswer } from '../../domain/api/console/index.ts';
import { type StatusName, StatusShape } from '../ui/index.ts';
import { sayDateTime, saySpan, useWords } from '../words/index.ts';
import { ReadinessRows, readReport } from './readiness-rows.tsx';

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

/** Commands with what the machine said of them, and what staff found before it opened. */
export function KioskDone({ data }: { readonly data: KioskAnswer }) {
  const t = useWords();
  const { commands, readiness, nowMs } = data;
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
            const looked = report === null ? undefined : readReport(report);
            return (
              <li key={number} class="done">
                <StatusShape status={status} />
                <span>
                  <b>{t(`fleet.${name}`)}</b> ·{' '}
                  {t(looked && state === 'failed' ? 'fleet.stateNotReady' : word)}
                </span>
                <span class="m s">{sayDateTime(issuedMs)}</span>
                {report !== null && (
                  <details style={{ gridColumn: '2 / -1' }}>
                    <summary>{t('fleet.detail')}</summary>
                    {looked === undefined ? (
                      <code class="code">{report}</code>
                    ) : (
                      <ReadinessRows lines={looked.lines} />
                    )}
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
            <span class="m s">
              {t(`fleet.readinessBy_${readiness.by}`, {
                time: sayDateTime(readiness.at),
                span: saySpan(t, Math.max(0, nowMs - readiness.at)),
              })}
            </span>
          )}
        </h2>
        {readiness === null && <p class="m">{t('fleet.readinessNone')}</p>}
        {readiness !== null && <ReadinessRows lines={readiness.lines} />}
      </div>
    </section>
  );
}
