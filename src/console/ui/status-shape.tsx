import { throwIllegalValue } from '../../domain/basics/index.ts';

/** Truths about a kiosk, worst first: it counts once, under the worst (visual-console.md). */
export const kioskStatuses = [
  'down',
  'stuck',
  'degraded',
  'stale',
  'clock',
  'queueOld',
  'unknown',
  'well',
] as const;
export type KioskStatus = (typeof kioskStatuses)[number];
/** States of checks and of work. */
export type FindingStatus = 'error' | 'warning' | 'done' | 'waiting' | 'running';
export type StatusName = KioskStatus | FindingStatus;

export type Tone = 'ok' | 'warn' | 'fault' | 'info' | 'unk';
export const toneOf: Readonly<Record<StatusName, Tone>> = {
  well: 'ok',
  down: 'fault',
  stuck: 'fault',
  degraded: 'warn',
  stale: 'warn',
  clock: 'warn',
  queueOld: 'warn',
  unknown: 'unk',
  error: 'fault',
  warning: 'warn',
  done: 'ok',
  waiting: 'info',
  running: 'info',
};

/** The shape alone, 12 px: distinct in grey. The word stands beside it, in `Status`. */
export function StatusShape({ status, size = 12 }: { status: StatusName; size?: number }) {
  return (
    <svg class={toneOf[status]} width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      {shapeOf(status)}
    </svg>
  );
}

function shapeOf(status: StatusName) {
  const line = { fill: 'none', stroke: 'currentColor' };
  const cut = { fill: 'none', stroke: 'var(--surface)' };
  switch (status) {
    case 'well':
      return <circle cx="6" cy="6" r="4.2" fill="currentColor" />;
    case 'down':
      return (
        <>
          <rect x="1" y="1" width="10" height="10" rx="1" fill="currentColor" />
          <path d="M3.6 3.6l4.8 4.800M8.4 3.600l-4.8 4.8" {...cut} stroke-width="1.6" />
        </>
      );
    case 'stuck':
      return <path d="M2 1h3v10H2zM7 1h3v10H7z" fill="currentColor" />;
    case 'degraded':
      return (
        <>
          <circle cx="6" cy="6" r="4.4" {...line} stroke-width="1.5" />
          <path d="M6 1.600a4.4 4.4 0 0 1 0 8.800z" fill="currentColor" />
        </>
      );
    case 'stale':
      return <path d="M6 1l5 5-5 5-5-5z" {...line} stroke-width="1.6" />;
    case 'clock':
      return (
        <>
          <circle cx="6" cy="6" r="4.6" {...line} stroke-width="1.4" />
          <path d="M6 3v3.200l2.2 1.2" {...line} stroke-width="1.4" />
        </>
      );
    case 'queueOld':
      return <path d="M1 2h10v2H1zM1 5.200h10v2H1zM1 8.400h6v2H1z" fill="currentColor" />;
    case 'unknown':
      return <circle cx="6" cy="6" r="4.4" {...line} stroke-width="1.5" stroke-dasharray="2 1.7" />;
    case 'error':
      return (
        <>
          <path d="M3.8 1h4.400L11 3.800v4.400L8.2 11H3.800L1 8.200V3.800z" fill="currentColor" />
          <path d="M6 3.200v3.400M6 8v1.2" {...cut} stroke-width="1.5" />
        </>
      );
    case 'warning':
      return (
        <>
          <path d="M6 .8L11.6 11H.4z" fill="currentColor" />
          <path d="M6 4.400v3M6 8.500v1.2" {...cut} stroke-width="1.3" />
        </>
      );
    case 'done':
      return <path d="M1.5 6.500l3 3L10.5 3" {...line} stroke-width="2" />;
    case 'waiting':
      return <circle cx="6" cy="6" r="4.4" {...line} stroke-width="1.5" />;
    case 'running':
      return <path d="M2.5 1l8 5-8 5z" fill="currentColor" />;
    default:
      return throwIllegalValue(status);
  }
}
