import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import uPlot from 'uplot';
import { useKeys } from '../keys/index.ts';
import { sayDateTime, sayDay, sayNumber, sayTime, timeZone, useWords } from '../words/index.ts';
import { Button } from './button.tsx';
import { saveCsv } from './csv.ts';

export interface PlotSeries {
  readonly name: string;
  /** One a place of `x`; null where nothing is known. */
  readonly values: readonly (number | null)[];
  /** `line` slate, `before` grey baseline, `stop` dashed red, `breach` in the colour of a fault. */
  readonly kind?: 'line' | 'before' | 'stop' | 'breach';
  /** Ground below the line. */
  readonly isFilled?: boolean;
}

interface PlotProps {
  /** A sentence that states the finding (P15). */
  readonly title: string;
  /** Seconds since 1970 (`time`), or plain numbers. */
  readonly x: readonly number[];
  readonly series: readonly PlotSeries[];
  readonly isTime?: boolean;
  readonly unit?: string;
  /** px. */
  readonly height?: number;
  /** Small multiples of one unit share one scale. */
  readonly range?: readonly [number, number];
  /** Binds `D`: one plot of a page has it, the others have their button. */
  readonly hasKey?: boolean;
}

const daySeconds = 86_400;
/** Steps of an axis of whole days, s: no hour stands on it. */
const dayIncrements = [1, 2, 7, 14, 28, 91, 182, 364].map((days) => days * daySeconds);
/** px of the values' axis: at the least, each letter, and the gap to the plot. */
const axisSize = { min: 44, letter: 6.5, gap: 14 };

/** Places of values without a neighbour: a line draws nothing of them. */
const lonePlaces = (values: PlotSeries['values']): number[] =>
  values.flatMap((value, place) =>
    value !== null && (values[place - 1] ?? null) === null && (values[place + 1] ?? null) === null
      ? [place]
      : [],
  );

const colour = {
  line: '--plot',
  before: '--plot-2',
  stop: '--fault-mark',
  breach: '--fault-mark',
} as const;

/** A line over time, its table on `D`, its rows as CSV. Slate; a breach takes colour. */
export function Plot(props: PlotProps) {
  const { title, x, series, isTime = true, unit = '', height = 120, range, hasKey = false } = props;
  const t = useWords();
  const [asTable, setAsTable] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  useKeys(
    hasKey
      ? [{ keys: 'D', says: t('ui.keyData'), inFoot: true, run: () => setAsTable(!asTable) }]
      : [],
  );
  const say = (value: number | null | undefined) =>
    value === null || value === undefined ? t('ui.unknown') : `${sayNumber(value)}${unit}`;
  const sayX = (value: number) => (isTime ? sayDateTime(value * 1000) : sayNumber(value));
  const sayTick = (value: number, step: number) => {
    if (!isTime) return sayNumber(value);
    return step < daySeconds ? sayTime(value * 1000, false) : sayDay(value * 1000);
  };
  const rows = useMemo(
    () =>
      x.map(
        (value, place) => [value, ...series.map(({ values }) => values[place] ?? null)] as const,
      ),
    [x, series],
  );

  useEffect(() => {
    const element = host.current;
    if (element === null || asTable) return;
    const style = getComputedStyle(element);
    const get = (name: string) => style.getPropertyValue(name).trim();
    const axis = {
      stroke: get('--ink-2'),
      font: `11px ${get('--font')}`,
      grid: { stroke: get('--grid'), width: 1 },
      ticks: { show: false },
    };
    const isDaily =
      isTime && x.length > 1 && x.every((at, n) => n === 0 || at - (x[n - 1] ?? 0) >= daySeconds);
    const plot = new uPlot(
      {
        width: element.clientWidth || 300,
        height,
        legend: { show: false },
        cursor: { show: false },
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), timeZone),
        scales: { x: { time: isTime }, ...(range && { y: { range: [...range] } }) },
        axes: [
          {
            ...axis,
            grid: { show: false },
            size: 22,
            ...(isDaily && { incrs: dayIncrements }),
            values: (_, ticks, _axis, _space, step) => ticks.map((tick) => sayTick(tick, step)),
          },
          {
            ...axis,
            size: (_, values) => {
              const letters = Math.max(0, ...(values ?? []).map((value) => value.length));
              return Math.max(axisSize.min, Math.ceil(letters * axisSize.letter) + axisSize.gap);
            },
            values: (_, ticks) => ticks.map((tick) => `${sayNumber(tick)}${unit}`),
          },
        ],
        series: [
          {},
          ...series.map(({ name, values, kind = 'line', isFilled }) => ({
            label: name,
            stroke: get(colour[kind]),
            width: kind === 'line' || kind === 'breach' ? 1.5 : 1,
            points: {
              show: false,
              size: 6,
              fill: get(colour[kind]),
              filter: () => lonePlaces(values),
            },
            ...(kind === 'stop' && { dash: [4, 3] }),
            ...(isFilled && { fill: get('--plot-fill') }),
          })),
        ],
      },
      [[...x], ...series.map(({ values }) => [...values])] as uPlot.AlignedData,
      element,
    );
    const observer = new ResizeObserver(() =>
      plot.setSize({ width: element.clientWidth || 300, height }),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [x, series, height, isTime, range, unit, asTable, theme, t]);

  return (
    <figure class="plot">
      <figcaption>
        <h3>{title}</h3>
        <Button kind="quiet" pressed={asTable} onPress={() => setAsTable(!asTable)}>
          {asTable ? t('ui.plot') : t('ui.dataTable')}
        </Button>
        <Button
          kind="quiet"
          onPress={() =>
            saveCsv(title, [
              [t('ui.time'), ...series.map(({ name }) => name)],
              ...rows.map(([at, ...values]) => [
                sayX(at),
                ...values.map((value) => (value === null ? '' : String(value))),
              ]),
            ])
          }
        >
          {t('ui.csv')}
        </Button>
      </figcaption>
      {asTable ? (
        <div
          class="pt"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
          tabIndex={0}
          role="group"
          aria-label={title}
          style={{ maxHeight: `${height + 60}px` }}
        >
          <table>
            <thead>
              <tr>
                <th scope="col">{t('ui.time')}</th>
                {series.map(({ name }) => (
                  <th key={name} scope="col" class="r">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([at, ...values]) => (
                <tr key={at}>
                  <td>{sayX(at)}</td>
                  {values.map((value, place) => (
                    <td key={series[place]?.name} class="r">
                      {say(value)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div class="pl" ref={host} role="img" aria-label={title} />
      )}
    </figure>
  );
}

/** The theme of the page, watched: canvas takes no colour from style sheets. */
function useTheme(): string {
  const [theme, setTheme] = useState(document.documentElement.dataset['theme'] ?? '');
  useEffect(() => {
    const observer = new MutationObserver(() =>
      setTheme(document.documentElement.dataset['theme'] ?? ''),
    );
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);
  return theme;
}
