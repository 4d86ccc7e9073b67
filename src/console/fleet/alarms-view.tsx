import './fleet.css';
import { useMemo, useState } from 'preact/hooks';
import {
  type Alarm,
  type AlarmsAnswer,
  AlarmsAnswerSchema,
  DoneAnswerSchema,
  fleetPaths,
} from '../../domain/api/console/index.ts';
import { truths } from '../../domain/fleet/index.ts';
import { go, type PageProps, storage, useConsole, useLive, useMay } from '../frame/index.ts';
import type { LinkProblem } from '../link/index.ts';
import {
  Button,
  type Column,
  Drawer,
  Empty,
  Field,
  Problem,
  Skeleton,
  Status,
  type StatusName,
  StatusShape,
  Table,
} from '../ui/index.ts';
import { sayDateTime, sayNumber, saySpan, sayTime, useWords, type Words } from '../words/index.ts';
import { sayReason } from './say-reason.ts';
import { StorageLine } from './storage-line.tsx';

const keyOf = (alarm: Alarm) => alarm.id;

/** Open ones before those that are over; of the open ones the worst first, then the newest. */
const byWorst = (a: Alarm, b: Alarm) =>
  Number(a.clearedMs !== null) - Number(b.clearedMs !== null) ||
  (a.clearedMs === null ? truths.indexOf(a.truth) - truths.indexOf(b.truth) : 0) ||
  b.raisedMs - a.raisedMs;

function columnsFor(t: Words, nowMs: number): readonly Column<Alarm>[] {
  const state = ({ clearedMs, ackedBy }: Alarm) =>
    clearedMs !== null
      ? t('fleet.alarmCleared', { time: sayTime(clearedMs, false) })
      : ackedBy !== null
        ? t('fleet.alarmAcked', { who: ackedBy })
        : t('fleet.alarmFree');
  return [
    {
      key: 'truth',
      title: t('fleet.state'),
      width: 140,
      text: ({ truth }) => t(`ui.${truth}`),
      value: ({ truth }) => truths.indexOf(truth),
      draw: ({ truth, clearedMs }) => (
        <Status status={clearedMs === null ? truth : 'done'}>{t(`ui.${truth}`)}</Status>
      ),
    },
    {
      key: 'kiosk',
      title: t('fleet.kiosk'),
      width: 84,
      text: ({ site }) => site.plate,
      weight: 'bold',
    },
    { key: 'place', title: t('fleet.place'), text: ({ site }) => `${site.building}, ${site.ward}` },
    {
      key: 'since',
      title: t('fleet.alarmSince'),
      width: 150,
      text: ({ badSinceMs, clearedMs }) =>
        `${sayTime(badSinceMs, false)}, ${saySpan(t, (clearedMs ?? nowMs) - badSinceMs)}`,
      value: ({ badSinceMs }) => -badSinceMs,
    },
    { key: 'state', title: t('fleet.alarmState'), width: 220, text: state, weight: 'grey' },
  ];
}

type Channel = AlarmsAnswer['channels'][number];

/** What could not be sent, then what waits. */
const byTrouble = (a: Channel, b: Channel) => b.dead - a.dead || b.waiting - a.waiting;

const channelStatus = ({ waiting, dead, lastDoneMs }: Channel): StatusName => {
  if (dead > 0) return 'error';
  if (waiting > 0) return 'waiting';
  return lastDoneMs === null ? 'unknown' : 'done';
};

/** Why the last message did not arrive: `http302`, `smtp550`, `timeout`, `unreachable`. */
function sayTrouble(t: Words, problem: string | null): string {
  if (problem === null) return '';
  const status = /^(?:http|smtp)(\d{3})$/.exec(problem)?.[1];
  if (status !== undefined) return ` (${t('fleet.troubleStatus', { status })})`;
  return ` (${t(problem === 'timeout' ? 'fleet.troubleTimeout' : 'fleet.troubleAway')})`;
}

function sayChannel(t: Words, { waiting, dead, lastDoneMs, problem }: Channel): string {
  if (dead > 0) return t('fleet.channelDead', { count: sayNumber(dead) }) + sayTrouble(t, problem);
  if (waiting > 0)
    return t('fleet.channelWaiting', { count: sayNumber(waiting) }) + sayTrouble(t, problem);
  return lastDoneMs === null
    ? t('fleet.channelNone')
    : t('fleet.channelDone', { time: sayTime(lastDoneMs, false) });
}

/** Open ones first; taking one needs a reason, which the log keeps. */
export function View({ rest }: PageProps) {
  const t = useWords();
  const { link } = useConsole();
  const { data, problem, reload } = useLive(AlarmsAnswerSchema, fleetPaths.alarms);
  const room = storage.value;
  const mayAct = useMay('operator');
  const [reason, setReason] = useState('');
  const [failed, setFailed] = useState<LinkProblem>();
  const columns = useMemo(() => columnsFor(t, data?.nowMs ?? 0), [t, data]);
  const rows = useMemo(() => (data?.alarms ?? []).toSorted(byWorst), [data]);
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />;
  }
  const open = data.alarms.filter(({ clearedMs }) => clearedMs === null);
  const free = open.filter(({ ackedMs }) => ackedMs === null);
  const selected = data.alarms.find(({ id }) => id === rest);
  const take = async (alarm: Alarm) => {
    const answer = await link.post(DoneAnswerSchema, fleetPaths.acknowledge(alarm.id), { reason });
    setFailed(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    setReason('');
    reload();
  };
  // The hub's own alarm is one of them, and nobody takes it: it ends when there is room.
  const own = Number(room !== undefined && room.raisedMs !== null);
  const count = open.length + own;
  const title =
    count === 0
      ? t('fleet.alarmsNone')
      : t('fleet.alarmsOpen', { count: sayNumber(count), free: sayNumber(free.length + own) });
  const none = t(own === 0 ? 'fleet.alarmsNone' : 'fleet.alarmsKiosksNone');
  return (
    <div class="cols">
      <Table
        label={t('fleet.alarmsTitle')}
        title={title}
        rows={rows}
        columns={columns}
        keyOf={keyOf}
        selected={selected?.id}
        onSelect={(id) => go(id === undefined ? 'alarms' : `alarms/${id}`, { replace: true })}
        empty={<Empty title={none}>{t('fleet.alarmsEmpty')}</Empty>}
      >
        <div class="marks row channels">
          <b>{t('fleet.channels')}</b>
          {data.channels.length === 0 && <span class="m">{t('fleet.channelsNone')}</span>}
          {data.channels.toSorted(byTrouble).map((channel) => (
            <span key={channel.channel + channel.target} class="st">
              <StatusShape status={channelStatus(channel)} />
              {t(`fleet.${channel.channel}`)} {channel.target}: {sayChannel(t, channel)}
            </span>
          ))}
        </div>
        {room !== undefined && <StorageLine storage={room} />}
      </Table>
      {selected !== undefined && (
        <Drawer
          title={selected.site.plate}
          sub={`${selected.site.building} · ${selected.site.ward}`}
          onClose={() => go('alarms', { replace: true })}
          actions={<Button onPress={() => go(`fleet/${selected.kiosk}`)}>{t('fleet.open')}</Button>}
        >
          <section>
            <Status status={selected.truth} strong />
            <p class="m">{sayReason(t, selected.reason)}</p>
            <p class="m">{sayDateTime(selected.badSinceMs)}</p>
          </section>
          {selected.ackedMs !== null && (
            <section>
              {t('fleet.acknowledged', {
                who: selected.ackedBy ?? '',
                time: sayDateTime(selected.ackedMs),
                reason: selected.ackReason ?? '',
              })}
            </section>
          )}
          {mayAct && selected.clearedMs === null && selected.ackedMs === null && (
            <section class="form">
              {failed !== undefined && <Problem problem={failed} />}
              <Field
                label={t('fleet.reasonField')}
                value={reason}
                onInput={setReason}
                hint={t('fleet.reasonHint')}
                lengthMax={300}
              />
              <Button
                kind="primary"
                closed={reason.trim().length >= 3 ? undefined : t('fleet.reasonFirst')}
                onPress={() => void take(selected)}
              >
                {t('fleet.acknowledge')}
              </Button>
            </section>
          )}
        </Drawer>
      )}
    </div>
  );
}
