import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import { HubMetrics } from './hub-metrics.ts';

interface Dashboard {
  readonly panels: readonly {
    readonly id: number;
    readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[];
  }[];
}

const file = new URL('../../../docs/grafana/motcham.json', import.meta.url);
const dashboard: Dashboard = JSON.parse(readFileSync(file, 'utf8'));
const pool = { totalCount: 1, idleCount: 1, waitingCount: 0 } as pg.Pool;
const text = new HubMetrics(pool).text();
/** Names of series that a scrape would bring: of a histogram its three. */
const names = new Set(
  [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
    type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
  ),
);

describe('the Grafana dashboard', () => {
  it('asks only for metrics that the hub has', () => {
    const asked = dashboard.panels.flatMap(({ targets }) =>
      targets.flatMap(({ expr }) => expr.match(/motcham_\w+/g) ?? []),
    );
    expect(asked.length).toBeGreaterThan(15);
    expect(asked.filter((name) => !names.has(name))).toEqual([]);
  });

  it('has each panel once, and every truth has its line', () => {
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(text.match(/^motcham_kiosks\{truth="\w+"\} 0$/gm)).toHaveLength(8);
  });
});
