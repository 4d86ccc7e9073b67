import { useMemo } from 'preact/hooks';
import type { BeatHour } from '../../domain/api/console/index.ts';
import { Plot } from '../ui/index.ts';
import { sayDateTime, sayNumber, useWords } from '../words/index.ts';

const hourMs = 3_600_000;

interface KioskPlotsProps {
  readonly hours: readonly BeatHour[];
  /** The span that was asked for, ms. */
  readonly fromMs: number;
  readonly nowMs: number;
  /** Before it nothing could be heard, ms. */
  readonly enrolledMs: number;
}

/**
 * Hours of a kiosk: each title says what the plot shows, computed from what it shows. An hour in which
 * nothing was heard is a gap, and the axis is the span that was asked for.
 */
export function KioskPlots({ hours, fromMs, nowMs, enrolledMs }: KioskPlotsProps) {
  const t = useWords();
  const first = Math.floor(fromMs / hourMs);
  const last = Math.floor(nowMs / hourMs);
  const x = useMemo(
    () => Array.from({ length: last - first + 1 }, (_, n) => (first + n) * (hourMs / 1000)),
    [first, last],
  );
  const parts = useMemo(() => {
    const heard = new Map(hours.map((hour) => [hour.hour / 1000, hour]));
    const of = (read: (hour: BeatHour) => number | null) =>
      x.map((at) => {
        const hour = heard.get(at);
        return hour === undefined ? null : read(hour);
      });
    return {
      pages: of(({ pages }) => pages),
      shells: of(({ shells }) => shells),
      queue: of(({ queueMax }) => queueMax),
      screens: of(({ screens }) => screens),
      memory: of(({ browserMaxMb }) => browserMaxMb),
    };
  }, [hours, x]);
  if (hours.length === 0) return null;
  const most = (read: (hour: BeatHour) => number | null) =>
    hours.reduce((best, hour) => ((read(hour) ?? -1) > (read(best) ?? -1) ? hour : best));
  // The hour under way is no whole one: it counts only where there is no other.
  const whole = hours.filter(({ hour }) => hour < last * hourMs);
  const counted = whole.length === 0 ? hours : whole;
  const mean = (read: (hour: BeatHour) => number) =>
    sayNumber(
      Math.round((counted.reduce((sum, hour) => sum + read(hour), 0) / counted.length) * 10) / 10,
    );
  const beats = t('fleet.beats', {
    page: mean(({ pages }) => pages),
    shell: mean(({ shells }) => shells),
  });
  const heardFrom = Math.max(first, Math.floor(enrolledMs / hourMs));
  const silent = last - heardFrom - whole.filter(({ hour }) => hour >= heardFrom * hourMs).length;
  const queue = most(({ queueMax }) => queueMax);
  const shown = most(({ screens }) => screens);
  const screens = parts.screens.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const memory = most(({ browserMaxMb }) => browserMaxMb).browserMaxMb;
  return (
    <section>
      <Plot
        title={silent > 0 ? t('fleet.beatsGap', { what: beats, count: sayNumber(silent) }) : beats}
        x={x}
        height={80}
        series={[
          { name: t('fleet.beatsPage'), values: parts.pages, isFilled: true },
          { name: t('fleet.beatsShell'), values: parts.shells, kind: 'before' },
        ]}
      />
      <Plot
        title={
          queue.queueMax === 0
            ? t('fleet.queuePlotNone')
            : t('fleet.queuePlot', {
                count: sayNumber(queue.queueMax),
                time: sayDateTime(queue.hour),
              })
        }
        x={x}
        height={80}
        series={[{ name: t('fleet.queue'), values: parts.queue, isFilled: true }]}
      />
      <Plot
        title={
          parts.screens.every((one) => one === null)
            ? t('fleet.screensNone')
            : t('fleet.screensPlot', { count: sayNumber(screens), time: sayDateTime(shown.hour) })
        }
        x={x}
        height={80}
        series={[{ name: t('fleet.screens'), values: parts.screens, isFilled: true }]}
      />
      <Plot
        title={
          memory === null
            ? t('fleet.memoryNone')
            : t('fleet.memoryPlot', { count: sayNumber(memory) })
        }
        x={x}
        height={80}
        unit=" MB"
        series={[{ name: 'MB', values: parts.memory, isFilled: true }]}
      />
    </section>
  );
}
