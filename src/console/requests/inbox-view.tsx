import './requests.css';
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import {
  type DeskKind,
  type DeskLine,
  type DeskNames,
  deskKinds,
  InboxAnswerSchema,
  requestPaths,
} from '../../domain/api/console/index.ts';
import { hanoiMoment } from '../../domain/calendar/index.ts';
import { go, useLive } from '../frame/index.ts';
import {
  type Column,
  Empty,
  Problem,
  Segments,
  Skeleton,
  Status,
  Table,
  useSmallScreen,
} from '../ui/index.ts';
import { sayNumber, saySpan, sayTime, useWords, type Words } from '../words/index.ts';
import { RequestDrawer } from './request-drawer.tsx';
import { sayWhat } from './say-request.ts';
import { UsedBar } from './used-bar.tsx';
import { usedOf } from './used-of.ts';

/** Parts of the list, in the order in which they follow each other. */
const groups = ['call', 'late', 'today', 'later', 'unknown', 'done'] as const;
type Group = (typeof groups)[number];
const groupWords = {
  call: 'requests.groupCall',
  late: 'requests.groupLate',
  today: 'requests.groupToday',
  later: 'requests.groupLater',
  unknown: 'requests.groupUnknown',
  done: 'requests.groupDone',
} as const;
const groupStatus = {
  call: 'warning',
  late: 'error',
  today: 'warning',
  later: 'waiting',
  unknown: 'unknown',
  done: 'done',
} as const;

/** A bar takes colour with the shape beside it. */
const groupTone = {
  call: 'soon',
  late: 'late',
  today: 'soon',
  later: 'later',
  unknown: 'later',
  done: 'later',
} as const;

/** As a file has it: the bar is for eyes. */
const sayUsed = (used: number | undefined): string =>
  used === undefined ? '' : `${Math.round(used * 100)} %`;

function groupOf({ kind, dueMs, isFinal }: DeskLine, nowMs: number, today: string): Group {
  if (isFinal) return 'done';
  // Somebody stands and waits: before all that is only overdue.
  if (kind === 'callForHelp') return 'call';
  if (dueMs === null) return 'unknown';
  if (dueMs < nowMs) return 'late';
  return hanoiMoment(dueMs).day === today ? 'today' : 'later';
}

const isLate = ({ dueMs, isFinal }: DeskLine, nowMs: number) =>
  !isFinal && dueMs !== null && dueMs < nowMs;

function sayDue(t: Words, { dueMs, isFinal, changedMs }: DeskLine, nowMs: number): string {
  if (isFinal) return sayTime(changedMs, false);
  if (dueMs === null) return t('requests.dueUnknown');
  const span = saySpan(t, Math.abs(dueMs - nowMs));
  return dueMs < nowMs ? t('requests.late', { span }) : t('requests.left', { span });
}

/** The lines of each part: told once an answer, as a city has two thousand of them. */
function groupLines(lines: readonly DeskLine[], nowMs: number) {
  const today = hanoiMoment(nowMs).day;
  const grouped = new Map<Group, DeskLine[]>(groups.map((group) => [group, []]));
  const groupByLine = new Map<DeskLine, Group>();
  for (const line of lines) {
    const group = groupOf(line, nowMs, today);
    groupByLine.set(line, group);
    grouped.get(group)?.push(line);
  }
  return {
    of: (line: DeskLine): Group => groupByLine.get(line) ?? 'unknown',
    count: (group: Group): number => grouped.get(group)?.length ?? 0,
    /** What has no deadline comes after what has one. */
    ordered: groups.flatMap((group) => grouped.get(group) ?? []),
  };
}
type Grouped = ReturnType<typeof groupLines>;

/** Nothing yet, and always the same nothing. */
const noNames: DeskNames = {};

function columnsFor(
  t: Words,
  nowMs: number,
  grouped: Grouped,
  names: DeskNames,
  /** The drawer stands beside, or the screen is small: the drawer says the building. */
  isNarrow: boolean,
): readonly Column<DeskLine>[] {
  return [
    {
      key: 'due',
      title: t('requests.due'),
      width: 148,
      text: (line) => sayDue(t, line, nowMs),
      value: ({ kind, dueMs, isFinal }) =>
        isFinal ? 9e15 : kind === 'callForHelp' ? (dueMs ?? 0) - 8e15 : (dueMs ?? 8e15),
      draw: (line) => (
        <Status status={isLate(line, nowMs) ? 'error' : groupStatus[grouped.of(line)]}>
          {sayDue(t, line, nowMs)}
        </Status>
      ),
    },
    ...(isNarrow
      ? []
      : [
          {
            key: 'used',
            title: t('requests.used'),
            width: 84,
            text: (line: DeskLine) => sayUsed(usedOf(line, nowMs)),
            value: (line: DeskLine) => -(usedOf(line, nowMs) ?? -1),
            draw: (line: DeskLine) => (
              <UsedBar
                used={usedOf(line, nowMs)}
                tone={isLate(line, nowMs) ? 'late' : groupTone[grouped.of(line)]}
              />
            ),
          },
        ]),
    {
      key: 'kind',
      title: t('requests.kind'),
      width: 120,
      text: ({ kind }) => t(`requests.${kind}`),
      weight: 'bold',
    },
    { key: 'what', title: t('requests.what'), text: (line) => sayWhat(t, names, line) },
    {
      key: 'from',
      title: t('requests.from'),
      width: isNarrow ? 92 : 240,
      text: ({ site }) => `${site.plate}, ${site.building}`,
      ...(isNarrow && { draw: ({ site }) => site.plate }),
    },
    {
      key: 'holder',
      title: t('requests.holder'),
      width: 120,
      text: ({ claimedBy }) => claimedBy ?? t('requests.nobody'),
      weight: 'grey',
    },
    {
      key: 'status',
      title: t('requests.status'),
      width: 160,
      text: ({ status }) => t(`requests.${status}`),
    },
  ];
}

const keyOf = (line: DeskLine) => line.id;

/** What waits: calls for help, then the first due first; what was answered lately stands below. */
export function InboxView({ id, tabs }: { readonly id: string; readonly tabs: ComponentChildren }) {
  const t = useWords();
  const { data, problem, reload } = useLive(InboxAnswerSchema, requestPaths.inbox);
  const [kind, setKind] = useState<DeskKind | 'all'>('all');
  const nowMs = data?.nowMs ?? 0;
  const names = data?.names ?? noNames;
  const isNarrow = useSmallScreen() || data?.lines.some((line) => line.id === id) === true;
  const grouped = useMemo(() => groupLines(data?.lines ?? [], nowMs), [data, nowMs]);
  const columns = useMemo(
    () => columnsFor(t, nowMs, grouped, names, isNarrow),
    [t, nowMs, grouped, names, isNarrow],
  );
  const rows = useMemo(
    () => grouped.ordered.filter((line) => kind === 'all' || line.kind === kind),
    [grouped, kind],
  );
  const groupTitle = useMemo(() => {
    const titles = new Map(groups.map((group) => [group, t(groupWords[group])]));
    return (line: DeskLine) => titles.get(grouped.of(line)) ?? '';
  }, [t, grouped]);
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />;
  }
  const { count } = grouped;
  const calls = count('call');
  const open = data.lines.filter(({ isFinal }) => !isFinal);
  const selected = data.lines.find((line) => line.id === id);
  return (
    <div class="cols">
      <Table
        label={t('requests.title')}
        title={
          calls > 0
            ? t('requests.calls', { count: sayNumber(calls), late: sayNumber(count('late')) })
            : t('requests.summary', {
                late: sayNumber(count('late')),
                today: sayNumber(count('today')),
              })
        }
        rows={rows}
        columns={columns}
        keyOf={keyOf}
        groupOf={groupTitle}
        selected={selected?.id}
        onSelect={(key) =>
          go(key === undefined ? 'requests' : `requests/${key}`, { replace: true })
        }
        onOpen={(key) => go(`requests/${key}`)}
        tools={tabs}
        note={t('requests.note')}
        empty={<Empty title={t('requests.empty')}>{t('requests.emptyText')}</Empty>}
      >
        <div class="marks row">
          <Segments
            label={t('requests.kinds')}
            value={kind}
            options={[
              { value: 'all' as const, text: t('requests.all', { count: sayNumber(open.length) }) },
              ...deskKinds.map((value) => ({
                value,
                text: `${t(`requests.${value}`)} ${sayNumber(open.filter((line) => line.kind === value).length)}`,
              })),
            ]}
            onChoose={setKind}
          />
          {data.deadLetters > 0 && (
            <a href="/console/requests/dead">
              {t('requests.dead', { count: sayNumber(data.deadLetters) })}
            </a>
          )}
        </div>
      </Table>
      {selected !== undefined && (
        <RequestDrawer key={selected.id} line={selected} nowMs={nowMs} onChange={reload} />
      )}
    </div>
  );
}
