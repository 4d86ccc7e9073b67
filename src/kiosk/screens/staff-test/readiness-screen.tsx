import { useEffect, useState } from 'preact/hooks';
import { isReady, type ReadinessLine, type ReadinessReport } from '../../../domain/fleet/index.ts';
import { sayReadinessLine } from '../../../domain/fleet/report/index.ts';
import { readinessSlip } from '../../../domain/receipt/slips/index.ts';
import type { NotedFault } from '../../services.ts';
import type { ScreenProps } from '../../session/index.ts';
import { slipContext } from '../../slips/index.ts';
import { Button, QrCode, Strip, Title } from '../../ui/index.ts';
import { sayFor } from '../say.ts';
import { StaffMain, StaffPages } from '../staff-main.tsx';
import { diagnosticsText } from './diagnostics-text.ts';
import { PrintStrip } from './print-strip.tsx';
import { useStaffSlip } from './use-staff-slip.ts';

/** What was found, on the screen; from here it goes on paper, to the hub, and on a phone. */
export function ReadinessScreen(
  props: ScreenProps & { readonly found: readonly ReadinessLine[]; readonly onAgain: () => void },
) {
  const say = sayFor(props);
  const { t, view, send } = say;
  const { services, found } = props;
  const [report, setReport] = useState<ReadinessReport>();
  const [faults, setFaults] = useState<readonly NotedFault[]>([]);
  const [sent, setSent] = useState<boolean>();
  const slip = useStaffSlip(services);
  const [code, setCode] = useState(false);

  async function deliver(made: ReadinessReport): Promise<void> {
    const desk = await services.staff();
    setSent(await desk.send(made));
  }
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const desk = await services.staff();
      const made = await desk.readiness(found);
      if (gone) return;
      setReport(made);
      setFaults((await desk.faults()) ?? []);
      await deliver(made);
    };
    void look();
    return () => {
      gone = true;
    };
  }, [services, found]);

  if (report === undefined) {
    return (
      <StaffMain say={say}>
        <Title>{t('staff.reportTitle')}</Title>
        <Strip icon="clock" tone="place" live>
          {t('staff.reportLooking')}
        </Strip>
      </StaffMain>
    );
  }
  const ready = isReady(report);
  const bad = report.lines.filter(({ result }) => result === 'fail').length;
  if (code) {
    const text = diagnosticsText(report, faults);
    return (
      <StaffMain say={say}>
        <Title note={t('staff.reportQrNote')}>{t('staff.reportQr')}</Title>
        <QrCode text={text} label={t('staff.reportQr')} kind="text" />
        <div class="keys push">
          <Button kind="back" onPress={() => setCode(false)}>
            {t('common.back')}
          </Button>
        </div>
      </StaffMain>
    );
  }
  return (
    <StaffMain say={say}>
      <Title>{t('staff.reportTitle')}</Title>
      <Strip icon={ready ? 'check' : 'warn'} tone={ready ? 'ok' : 'warn'} live>
        {ready ? t('staff.reportReady') : t('staff.reportNotReady', { count: bad })}
      </Strip>
      {sent !== undefined && (
        <Strip icon={sent ? 'check' : 'warn'} tone={sent ? 'ok' : 'warn'} live>
          {t(sent ? 'staff.reportSent' : 'staff.reportNotSent')}
        </Strip>
      )}
      <PrintStrip say={say} state={slip.state} />
      <StaffPages say={say}>
        {report.lines
          .map((line) => sayReadinessLine(line, say.language))
          .map(({ label, value, note }) => (
            <dl class="status-row" key={label}>
              <dt>{label}</dt>
              <dd>
                <b>{value}</b>
                {note && <small> {note}</small>}
              </dd>
            </dl>
          ))}
      </StaffPages>
      <div class="keys">
        {sent === false && (
          <Button onPress={() => void deliver(report)}>{t('staff.reportSend')}</Button>
        )}
        <Button
          icon="printer"
          notYet={!services.printer.available.value}
          onPress={() => slip.print(readinessSlip(report.lines, slipContext(view.context)))}
        >
          {t('staff.reportPrint')}
        </Button>
        <Button onPress={() => setCode(true)}>{t('staff.reportQr')}</Button>
        <Button onPress={props.onAgain}>{t('staff.nextTest')}</Button>
        <Button kind="go" onPress={() => send({ type: 'BACK' })}>
          {t('staff.reportDone')}
        </Button>
      </div>
    </StaffMain>
  );
}
