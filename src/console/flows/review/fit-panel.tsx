import { useEffect, useRef, useState } from 'preact/hooks';
import type { Flow } from '../../../domain/guide/index.ts';
import { Note, StatusShape } from '../../ui/index.ts';
import { sayNumber, useWords } from '../../words/index.ts';
import { type FitFinding, type FitReport, measureFit } from '../fit/measure-fit.ts';

/** A pause in typing after which the words are measured again, ms. */
const pauseMs = 600;

interface FitPanelProps {
  readonly flow: Flow;
  readonly onShow: (where: string) => void;
}

/** Every word of the flow on seven devices at four sizes, laid out with the kiosk's own font. */
export function FitPanel({ flow, onShow }: FitPanelProps) {
  const t = useWords();
  const host = useRef<HTMLDivElement>(null);
  const [report, setReport] = useState<FitReport>();
  const isFirst = useRef(true);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(
      async () => {
        if (!host.current) return;
        const measured = await measureFit(flow, host.current, stop.signal);
        if (!stop.signal.aborted) setReport(measured);
      },
      isFirst.current ? 0 : pauseMs,
    );
    isFirst.current = false;
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [flow]);
  const groups = [...Map.groupBy(report?.findings ?? [], ({ where }) => where)].sort(
    ([, a], [, b]) => worst(a) - worst(b),
  );
  const errors = report?.findings.filter(({ severity }) => severity === 'error').length ?? 0;
  return (
    <div class="fit">
      <div ref={host} />
      <p class="s m">{t('flows.fitNote')}</p>
      {report === undefined && <p role="status">{t('flows.fitRunning')}</p>}
      {report !== undefined && report.findings.length === 0 && (
        <Note tone="o">{t('flows.fitNone', { count: sayNumber(report.measures) })}</Note>
      )}
      {report !== undefined && report.findings.length > 0 && (
        <Note tone={errors > 0 ? 'e' : 'w'}>
          {t('flows.fitSome', {
            errors: sayNumber(errors),
            warnings: sayNumber(report.findings.length - errors),
            count: sayNumber(report.measures),
          })}
        </Note>
      )}
      <ol class="findings">
        {groups.map(([where, own]) => (
          <li key={where} class="found-one">
            <button type="button" class="found-head" onClick={() => onShow(where)}>
              <StatusShape status={worst(own) === 0 ? 'error' : 'warning'} />
              <span>
                <b lang={own[0]?.locale}>{own[0]?.text}</b>
                {own.map((one) => (
                  <span class="s m" key={`${one.profile} ${one.size}`}>
                    {one.profile} {one.size}:{' '}
                    {one.isTooWide
                      ? t('flows.fitWide')
                      : t('flows.fitLines', { lines: one.lines, most: one.most })}
                  </span>
                ))}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

const worst = (findings: readonly FitFinding[]): number =>
  findings.some(({ severity }) => severity === 'error') ? 0 : 1;
