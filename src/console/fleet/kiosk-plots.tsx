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
 * nothing was heard is a gap, and the axis is the span that was asked for. The hour under way is left
 * out, as it would look like a fall, and stands alone where there is no other.
 */
export function KioskPlots({ hours: heard, fromMs, nowMs, enrolledMs }: KioskPlotsProps) {
  const t = useWords();
  const first = Math.floor(fromMs / hourMs);
  const last = Math.floor(nowMs / hourMs);
  const isWhole = heard.some(({ hour }) => hour < last * hourMs);
  const hours = useMemo(
    () => (isWhole ? heard.filter(({ hour }) => hour < last * hourMs) : heard),
    [heard, isWhole, last],
  );
  const x = useMemo(
    () =>
      Array.from(
        { length: last - first + (isWhole ? 0 : 1) },
        (_, n) => (first + n) * (hourMs / 1000),
      ),
    [first, last, isWhole],
  );
  const parts = useMemo(() => {
    const known = new Map(hours.map((hour) => [hour.hour / 1000, hour]));
    const of = (read: (hour: BeatHour) => number | null) =>
      x.map((at) => {
        const hour = known.get(at);
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
  const mean = (read: (hour: BeatHour) => number) =>
    sayNumber(
      Math.round((hours.reduce((sum, hour) => sum + read(hour), 0) / hours.length) * 10) / 10,
    );
  const beats = t('fleet.beats', {
    page: mean(({ pages }) => pages),
    shell: mean(({ shells }) => shells),
  });
  const heardFrom = Math.max(first, Math.floor(enrolledMs / hourMs));
  const wholeHeard = hours.filter(
    ({ hour }) => hour >= heardFrom * hourMs && hour < last * hourMs,
  ).length;
  const silent = last - heardFrom - wholeHeard;
  const queue = most(({ queueMax }) => queueMax);
  const shown = most(({ screens }) => screens);
  const screens = parts.screens.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const memory = most(({ browserMaxMb }) => browserMaxMb).browserMaxMb;
  return (
    <section>
      <p class="m s">
        {t(isWhole ? 'fleet.hoursWhole' : 'fleet.hoursFirst', {
          time: sayDateTime(last * hourMs),
        })}
      </p>
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
