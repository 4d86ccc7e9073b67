import { useMemo } from 'preact/hooks';
import type { BeatHour } from '../../domain/api/console/index.ts';
import { Plot } from '../ui/index.ts';
import { sayDateTime, sayNumber, useWords } from '../words/index.ts';

/** Hours of a kiosk: each title says what the plot shows, computed from what it shows. */
export function KioskPlots({ hours }: { readonly hours: readonly BeatHour[] }) {
  const t = useWords();
  const x = useMemo(() => hours.map(({ hour }) => hour / 1000), [hours]);
  const parts = useMemo(() => {
    const of = (read: (hour: BeatHour) => number | null) => hours.map(read);
    return {
      pages: of(({ pages }) => pages),
      shells: of(({ shells }) => shells),
      queue: of(({ queueMax }) => queueMax),
      screens: of(({ screens }) => screens),
      memory: of(({ browserMaxMb }) => browserMaxMb),
    };
  }, [hours]);
  if (hours.length === 0) return null;
  const most = (read: (hour: BeatHour) => number | null) =>
    hours.reduce((best, hour) => ((read(hour) ?? -1) > (read(best) ?? -1) ? hour : best));
  const mean = (values: readonly (number | null)[]) =>
    sayNumber(
      Math.round((values.reduce<number>((sum, one) => sum + (one ?? 0), 0) / values.length) * 10) /
        10,
    );
  const queue = most(({ queueMax }) => queueMax);
  const shown = most(({ screens }) => screens);
  const screens = parts.screens.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const memory = most(({ browserMaxMb }) => browserMaxMb).browserMaxMb;
  return (
    <section>
      <Plot
        title={t('fleet.beats', { page: mean(parts.pages), shell: mean(parts.shells) })}
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
