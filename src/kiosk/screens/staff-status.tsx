import { useState } from 'preact/hooks';
import { appNumber } from '../../domain/fleet/index.ts';
import { requestAgeMaxMs, requestBytesMax, requestCountMax } from '../outbox/index.ts';
import type { CameraDesk, OutboxStatus } from '../services.ts';
import { hanoiTime, type ScreenProps } from '../session/index.ts';
import { Button, Title } from '../ui/index.ts';
import { clockWords, longDay } from './dates.ts';
import { Main, Pages } from './parts.tsx';
import { type Say, sayFor } from './say.ts';
import { StaffCamera } from './staff-camera.tsx';

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
  const at = (ms: number) => {
    const { day, minute } = hanoiTime(ms);
    return `${clockWords(minute, language)}, ${longDay(day, language)}`;
  };
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
        : t('staff.queueOldest', { at: at(outbox.oldestAtMs) }),
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

/** What the hub says of single requests; what stands on a forked line is told the same way. */
const refusals = ['unknown-sealing-key', 'too-large', 'malformed', 'forked'] as const;

/** Each reason with its number. A code of a later hub is shown as it came. */
function refusalWords(all: OutboxStatus['refusals'], t: Say['t']): string | undefined {
  if (all.length === 0) return undefined;
  const said = all.map(({ code, count }) => {
    const known = refusals.find((one) => one === code);
    return `${count}: ${known === undefined ? code : t(`staff.refusal_${known}`)}`;
  });
  return said.join('; ');
}

/** S7, as far as this issue goes: what this machine knows of itself, and no personal datum. */
export function StaffStatus(props: ScreenProps) {
  const say = sayFor(props);
  const { t, send } = say;
  const { library, scanner } = props.services;
  const [choosing, setChoosing] = useState(false);
  if (choosing) return <StaffCamera {...props} onDone={() => setChoosing(false)} />;
  return (
    <Main class="staff">
      <p class="staff-mode">{t('staff.mode')}</p>
      <Title>{t('staff.statusTitle')}</Title>
      <Pages say={say}>
        {rowsOf(say, library.detailsMissing.value, scanner.cameras.inUse.value).map(
          ([label, value, note]) => (
            <dl class="status-row" key={label}>
              <dt>{label}</dt>
              <dd>
                <b class="num">{value}</b>
                {note && <small> {note}</small>}
              </dd>
            </dl>
          ),
        )}
      </Pages>
      <div class="keys">
        <Button icon="camera" onPress={() => setChoosing(true)}>
          {t('staff.cameraChoose')}
        </Button>
        <Button kind="go" onPress={() => send({ type: 'STAFF_EXIT' })}>
          {t('staff.exit')}
        </Button>
      </div>
    </Main>
  );
}
