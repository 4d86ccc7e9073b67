import { appNumber, type ReadinessLine } from '../../domain/fleet/index.ts';
import type { Calibration, KioskServices } from '../services.ts';

type Line = Pick<ReadinessLine, 'part' | 'result' | 'finding'> & Partial<ReadinessLine>;

/** What the page knows by itself: who it is, its content, its queue, its screen. */
export function pageLines(
  { library, link, outbox }: Pick<KioskServices, 'library' | 'link' | 'outbox'>,
  calibration: Calibration | undefined,
  nowMs: number,
): readonly ReadinessLine[] {
  const { enrolment, refusal, kiosk, net, trial, clock, clockOffsetMs } = link.state.peek();
  const content = library.content.peek();
  const { state, count, quarantined, waiting } = outbox.status.peek();
  const lines: readonly Line[] = [
    {
      part: 'identity',
      ...(enrolment === 'enrolled' ? pass : fail(refusal ?? 'notEnrolled')),
      facts: { kiosk: kiosk ?? null, trial },
    },
    {
      part: 'hub',
      ...(net === 'online' ? pass : net === 'offline' ? warn('offline') : unknown),
      connected: net === 'unknown' ? null : net === 'online',
    },
    {
      part: 'clock',
      ...(clock === 'confirmed' ? pass : warn('unconfirmed')),
      facts: { offsetMs: clockOffsetMs },
    },
    {
      part: 'content',
      ...(content === undefined ? fail('none') : content.stale ? warn('stale') : pass),
      facts: {
        // What is shown was verified by signature and hash before it was stored (P2).
        version: content?.version ?? null,
        factsDate: content?.factsDate ?? null,
        app: appNumber,
        missing: library.detailsMissing.peek() ?? null,
      },
    },
    {
      part: 'outbox',
      ...(state === 'open' ? (quarantined > 0 ? warn('keptApart') : pass) : fail(state)),
      facts: { count, waiting, quarantined },
    },
    {
      part: 'screen',
      ...(calibration === undefined ? warn('notCalibrated') : unknown),
      facts: calibration
        ? { pxPerMm: Math.round(calibration.pxPerMm * 1000) / 1000, bottomMm: calibration.bottomMm }
        : {},
    },
  ];
  return lines.map((line) => ({ connected: null, testedAtMs: nowMs, facts: {}, ...line }));
}

const pass = { result: 'pass', finding: null } as const;
const unknown = { result: 'unknown', finding: null } as const;
const fail = (finding: string) => ({ result: 'fail', finding }) as const;
const warn = (finding: string) => ({ result: 'warn', finding }) as const;
