import type { FleetLine } from '../../domain/api/console/index.ts';
import { clockOffMs, type PaperState, queueOldMs } from '../../domain/fleet/index.ts';
import { type StatusName, StatusShape } from '../ui/index.ts';
import { sayNumber, saySpan, sayTime, useWords } from '../words/index.ts';

interface KioskFactsProps {
  readonly line: FleetLine;
  readonly nowMs: number;
  readonly published: number;
}

const paperStatus = {
  out: 'degraded',
  cover: 'degraded',
  broken: 'degraded',
  low: 'warning',
  none: 'unknown',
  unknown: 'unknown',
} as const satisfies Readonly<Record<PaperState, StatusName>>;

const paperWords = {
  enough: 'fleet.paperEnough',
  out: 'fleet.reasonPaper',
  cover: 'fleet.paperCover',
  broken: 'fleet.paperBroken',
  low: 'fleet.paperLow',
  none: 'fleet.paperNone',
  unknown: 'fleet.unknown',
} as const satisfies Readonly<Record<PaperState | 'enough', string>>;

/** Whatever else is wrong with the kiosk: its queue may be old beside it. */
const isQueueOld = ({ truth, q, old, heard }: FleetLine, nowMs: number): boolean =>
  truth === 'queueOld' ||
  (q > 0 && old !== null && old * 1000 + Math.max(0, nowMs - (heard ?? nowMs)) > queueOldMs);

/** What the hub knows, each with its shape; of a silent kiosk with its time. */
export function KioskFacts({ line, nowMs, published }: KioskFactsProps) {
  const t = useWords();
  const isOld = line.truth === 'down' && line.heard !== null;
  const age =
    isOld && line.heard !== null
      ? `, ${t('fleet.asOfThen', { time: sayTime(line.heard, false) })}`
      : '';
  const unknown = t('fleet.unknown');
  const facts: readonly (readonly [StatusName, string, string])[] = [
    [
      line.heard === null ? 'unknown' : line.truth === 'down' ? 'down' : 'well',
      t('fleet.heard'),
      line.heard === null
        ? t('fleet.never')
        : t('fleet.ago', { span: saySpan(t, Math.max(0, nowMs - line.heard)) }),
    ],
    [
      line.v === null ? 'unknown' : line.v < published ? 'stale' : 'well',
      t('fleet.content'),
      line.v === null ? unknown : t('fleet.contentIs', { version: line.v, published }) + age,
    ],
    [
      line.off === null ? 'unknown' : Math.abs(line.off) > clockOffMs ? 'clock' : 'well',
      t('fleet.clock'),
      line.off === null
        ? unknown
        : t('fleet.clockIs', { seconds: sayNumber(Math.round(Math.abs(line.off) / 100) / 10) }) +
          age,
    ],
    [
      line.heard === null ? 'unknown' : isQueueOld(line, nowMs) ? 'queueOld' : 'well',
      t('fleet.queue'),
      line.heard === null
        ? unknown
        : (line.q === 0
            ? t('fleet.queueNone')
            : t('fleet.queueIs', {
                count: line.q,
                span: line.old === null ? unknown : saySpan(t, line.old * 1000),
              })) + age,
    ],
    [
      line.paper === undefined ? 'well' : paperStatus[line.paper],
      t('fleet.paper'),
      t(paperWords[line.paper ?? 'enough']) + (line.paper === 'unknown' ? '' : age),
    ],
  ];
  return (
    <ul class="facts">
      {facts.map(([status, name, text]) => (
        <li key={name}>
          <StatusShape status={status} />
          <span class="m">{name}</span>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
