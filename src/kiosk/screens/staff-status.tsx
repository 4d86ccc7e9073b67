import { useEffect, useState } from 'preact/hooks';
import { appNumber } from '../../domain/fleet/index.ts';
import { requestAgeMaxMs, requestBytesMax, requestCountMax } from '../outbox/index.ts';
import type { CameraDesk, NotedFault, OutboxStatus } from '../services.ts';
import { needsNewKey, type ScreenProps } from '../session/index.ts';
import { Button, Strip, Title } from '../ui/index.ts';
import { longDay } from './dates.ts';
import { momentWords } from './moment-words.ts';
import { refusalReason } from './refusal-words.ts';
import { type Say, sayFor } from './say.ts';
import { StaffCamera } from './staff-camera.tsx';
import { StaffMain, StaffPages } from './staff-main.tsx';

type Row = readonly [label: string, value: string, note?: string | undefined];

/**
 * @param missing details of what is shown that are not here yet; undefined: nobody has counted
 * @param camera the one opened last since the page was loaded
 */
function rowsOf(
  { t, language, view }: Say,
  missing: number | undefined,
  camera: CameraDesk['inUse']['value'],
): readonly Row[] {
  const { link, content, staged, outbox, printer, shell, scanner } = view.context.facts;
  const offset = Math.round(link.clockOffsetMs / 1000);
  return [
    [t('staff.kiosk'), link.kiosk ?? t('staff.kioskNone')],
    [t('staff.app'), String(appNumber)],
    [
      t('staff.content'),
      content ? String(content.version) : t('staff.contentNone'),
      staged === undefined ? undefined : `${t('staff.contentStaged')}: ${staged}`,
    ],
    [
      t('staff.contentMissing'),
      content === undefined || missing === undefined ? t('common.unknown') : String(missing),
    ],
    [
      t('staff.contentDate'),
      content ? longDay(content.factsDate, language) : t('staff.contentNone'),
      content?.stale ? t('staff.contentStale') : undefined,
    ],
    [
      t('staff.hub'),
      t(`staff.hub_${link.net}`),
      link.refusal === undefined ? undefined : t(`staff.refusal_${link.refusal}`),
    ],
    [t('staff.clock'), t(`staff.clock_${link.clock}`), t('staff.clockOffset', { seconds: offset })],
    [
      t('staff.outbox'),
      t(`staff.outbox_${outbox.state}`),
      t('staff.queueLimits', {
        count: requestCountMax,
        megabytes: requestBytesMax / 1024 / 1024,
        days: requestAgeMaxMs / 86_400_000,
        kilobytes: Math.ceil(outbox.bytes / 1024),
      }),
    ],
    [
      t('staff.queue'),
      String(outbox.count),
      outbox.oldestAtMs === undefined
        ? undefined
        : t('staff.queueOldest', { at: momentWords(outbox.oldestAtMs, language) }),
    ],
    [t('staff.queueWaiting'), String(outbox.waiting)],
    [t('staff.queueLastSeq'), String(outbox.lastSeq)],
    [t('staff.quarantined'), String(outbox.quarantined), refusalWords(outbox.refusals, t)],
    [
      t('staff.printer'),
      t(`staff.printer_${printer?.status ?? 'unknown'}`),
      printer?.status === 'ready' && printer.paperLow
        ? t('staff.paperLow')
        : printer?.status === 'error'
          ? printer.detail
          : undefined,
    ],
    [t('staff.shell'), t(`staff.shell_${shell}`)],
    [
      t('staff.scanner'),
      t(`staff.scanner_${scanner}`),
      camera?.chosenMissing ? t('staff.cameraMissing', { label: camera.label }) : camera?.label,
    ],
  ];
}

/** S7: the last faults, newest first, with their moment. */
function faultRow({ t, language }: Say, faults: readonly NotedFault[] | 'asking' | undefined): Row {
  if (faults === 'asking') return [t('staff.faults'), t('common.unknown')];
  if (faults === undefined) return [t('staff.faults'), t('staff.faultsUnknown')];
  if (faults.length === 0) return [t('staff.faults'), t('staff.faultsNone')];
  const told = [...faults]
    .reverse()
    .map(({ code, atMs }) => `${code} ${momentWords(atMs, language)}`);
  return [t('staff.faults'), String(faults.length), told.join('; ')];
}

/** Each reason with its number. */
function refusalWords(all: OutboxStatus['refusals'], t: Say['t']): string | undefined {
  if (all.length === 0) return undefined;
  return all.map(({ code, count }) => `${count}: ${refusalReason(code, t)}`).join('; ');
}

/** S7, as far as this issue goes: what this machine knows of itself, and no personal datum. */
export function StaffStatus(props: ScreenProps) {
  const say = sayFor(props);
  const { t, send } = say;
  const { library, scanner } = props.services;
  const [choosing, setChoosing] = useState(false);
  const [faults, setFaults] = useState<readonly NotedFault[] | 'asking' | undefined>('asking');
  useEffect(() => {
    let gone = false;
    void props.services
      .staff()
      .then((desk) => desk.faults())
      .then((now) => {
        if (!gone) setFaults(now);
      });
    return () => {
      gone = true;
    };
  }, [props.services]);
  if (choosing) return <StaffCamera {...props} onDone={() => setChoosing(false)} />;
  const { link, outbox } = say.view.context.facts;
  const lost = needsNewKey(link);
  return (
    <StaffMain say={say}>
      <Title>{t('staff.statusTitle')}</Title>
      {lost && (
        <Strip icon="warn" tone="warn" title={t('staff.refusedTitle')} live>
          {t(link.refusal === undefined ? 'staff.notEnrolled' : `staff.refusal_${link.refusal}`)}
        </Strip>
      )}
      <StaffPages say={say}>
        {[
          ...rowsOf(say, library.detailsMissing.value, scanner.cameras.inUse.value),
          faultRow(say, faults),
        ].map(([label, value, note]) => (
          <dl class="status-row" key={label}>
            <dt>{label}</dt>
            <dd>
              <b class="num">{value}</b>
              {note && <small> {note}</small>}
            </dd>
          </dl>
        ))}
      </StaffPages>
      <div class="keys">
        <Button onPress={() => send({ type: 'OPEN_ENROL' })}>{t('staff.enrolOpen')}</Button>
        <Button onPress={() => send({ type: 'OPEN_CALIBRATION' })}>
          {t('staff.nextCalibrate')}
        </Button>
        <Button onPress={() => send({ type: 'OPEN_SELF_TEST' })}>{t('staff.nextTest')}</Button>
        {outbox.quarantined > 0 && (
          <Button onPress={() => send({ type: 'OPEN_KEPT' })}>{t('staff.keptOpen')}</Button>
        )}
        <Button icon="camera" onPress={() => setChoosing(true)}>
          {t('staff.cameraChoose')}
        </Button>
        <Button kind="go" onPress={() => send({ type: 'STAFF_EXIT' })}>
          {t('staff.exit')}
        </Button>
      </div>
    </StaffMain>
  );
}
