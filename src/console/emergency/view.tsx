import './emergency.css';
import { useMemo } from 'preact/hooks';
import {
  type EmergencyDesk,
  EmergencyDeskSchema,
  emergencyPaths,
  type ListedEmergency,
} from '../../domain/api/console/index.ts';
import { go, type PageProps, useLive, useMay } from '../frame/index.ts';
import { useKeys } from '../keys/index.ts';
import { Button, type Column, Empty, Problem, Skeleton, Status, Table } from '../ui/index.ts';
import { language, sayDateTime, sayNumber, sayTime, useWords, type Words } from '../words/index.ts';
import { standsBehind } from './meets.ts';
import { MessageDrawer } from './message-drawer.tsx';
import { isStanding, saySeen, sayTarget } from './say.ts';
import { SendDrawer } from './send-drawer.tsx';

/** Asked this often, ms: whoever sent one watches the kiosks take it. */
const liveMs = 2_000;
const keyOf = (message: ListedEmergency) => message.id;

function columnsFor(t: Words, desk: EmergencyDesk | undefined): readonly Column<ListedEmergency>[] {
  const nowMs = desk?.nowMs ?? 0;
  const isBehind = (message: ListedEmergency) => desk !== undefined && standsBehind(desk, message);
  const state = (message: ListedEmergency) =>
    isStanding(message, nowMs)
      ? t(isBehind(message) ? 'emergency.behind' : 'emergency.standing')
      : message.endedMs === null
        ? t('emergency.over')
        : t('emergency.ended');
  return [
    {
      key: 'state',
      title: t('emergency.state'),
      width: 128,
      text: state,
      draw: (message) => (
        <Status
          status={
            !isStanding(message, nowMs)
              ? 'done'
              : isBehind(message)
                ? 'waiting'
                : message.failed > 0
                  ? 'warning'
                  : 'running'
          }
        >
          {state(message)}
        </Status>
      ),
    },
    {
      key: 'message',
      title: t('emergency.message'),
      text: ({ title }) => title[language.value],
      weight: 'bold',
    },
    {
      key: 'place',
      title: t('emergency.place'),
      text: ({ target }) => sayTarget(t, target, desk?.buildings ?? []),
    },
    { key: 'seen', title: t('emergency.seen'), text: (message) => saySeen(t, message) },
    {
      key: 'sent',
      title: t('emergency.sentAt'),
      width: 144,
      text: ({ sentMs }) => sayDateTime(sentMs),
      value: ({ sentMs }) => -sentMs,
    },
    {
      key: 'until',
      title: t('emergency.until'),
      width: 72,
      text: ({ endsMs }) => sayTime(endsMs, false),
      value: ({ endsMs }) => endsMs,
    },
    { key: 'by', title: t('emergency.by'), width: 120, text: ({ sentBy }) => sentBy },
  ];
}

/** `emergency/new` sends one, `emergency/ID` follows one. */
export function View({ rest }: PageProps) {
  const t = useWords();
  const maySend = useMay('operator');
  const { data, problem, reload } = useLive(EmergencyDeskSchema, emergencyPaths.all, liveMs);
  const columns = useMemo(() => columnsFor(t, data), [t, data]);
  const send = () => go('emergency/new');
  useKeys(maySend ? [{ keys: 'N', says: t('emergency.send'), inFoot: true, run: send }] : []);
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />;
  }
  const standing = data.messages.filter((one) => isStanding(one, data.nowMs)).length;
  const selected = data.messages.find(({ id }) => id === rest);
  const close = () => go('emergency', { replace: true });
  return (
    <div class="cols">
      <Table
        label={t('emergency.title')}
        title={t('emergency.summary', {
          standing: sayNumber(standing),
          past: sayNumber(data.messages.length - standing),
        })}
        rows={data.messages}
        columns={columns}
        keyOf={keyOf}
        selected={selected?.id}
        onSelect={(id) => go(id === undefined ? 'emergency' : `emergency/${id}`, { replace: true })}
        tools={
          maySend && (
            <Button icon="send" kind="danger" keys="N" onPress={send}>
              {t('emergency.send')}
            </Button>
          )
        }
        empty={<Empty title={t('emergency.none')}>{t('emergency.noneText')}</Empty>}
      />
      {rest === 'new' && maySend && (
        <SendDrawer
          desk={data}
          onClose={close}
          onSent={(id) => {
            reload();
            go(`emergency/${id}`, { replace: true });
          }}
        />
      )}
      {selected !== undefined && (
        <MessageDrawer
          key={selected.id}
          message={selected}
          desk={data}
          onClose={close}
          onDone={reload}
        />
      )}
    </div>
  );
}
