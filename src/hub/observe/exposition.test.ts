import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import { HubMetrics } from './hub-metrics.ts';

const name = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const value = '(?:NaN|[+-]Inf|-?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)';
const help = new RegExp(`^# HELP (${name}) ((?:[^\\\\\\n]|\\\\[\\\\n])*)$`);
const type = new RegExp(`^# TYPE (${name}) (counter|gauge|histogram|summary|untyped)$`);
const sample = new RegExp(`^(${name})(?:\\{(.*)\\})? (${value})$`);
const label = /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/;

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Labels of a sample; throws at whatever is no label. */
function readLabels(text: string): Readonly<Record<string, string>> {
  const labels: Record<string, string> = {};
  for (let rest = text; rest !== ''; ) {
    const found = label.exec(rest);
    if (found === null) throw new Error(`no label: ${rest}`);
    const [all, key = '', said = ''] = found;
    if (Object.hasOwn(labels, key)) throw new Error(`label twice: ${key}`);
    labels[key] = said;
    rest = rest.slice(all.length);
  }
  return labels;
}

/**
 * The text format 0.0.4 as its description has it, and nothing more lenient: one HELP and one TYPE
 * of a family before its samples, which stand together; every line ends; no series comes twice.
 */
function readExposition(text: string): ReadonlyMap<string, readonly Sample[]> {
  if (!text.endsWith('\n')) throw new Error('the last line must end');
  const families = new Map<string, Sample[]>();
  const helped = new Set<string>();
  const types = new Map<string, string>();
  const series = new Set<string>();
  let open = '';
  for (const line of text.slice(0, -1).split('\n')) {
    const helps = help.exec(line)?.[1];
    const typed = type.exec(line);
    if (helps !== undefined) {
      if (helped.has(helps)) throw new Error(`HELP twice: ${helps}`);
      helped.add(helps);
      open = helps;
    } else if (typed !== null) {
      const [, of = '', kind = ''] = typed;
      if (of !== open || types.has(of)) throw new Error(`TYPE out of place: ${of}`);
      types.set(of, kind);
      families.set(of, []);
    } else {
      const found = sample.exec(line);
      if (found === null) throw new Error(`no line of the format: ${line}`);
      const [, of = '', labels = '', said = ''] = found;
      const ends = types.get(open) === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
      if (!ends.some((end) => of === open + end)) throw new Error(`sample out of place: ${of}`);
      const read = readLabels(labels);
      const key = `${of} ${JSON.stringify(Object.entries(read).sort())}`;
      if (series.has(key)) throw new Error(`series twice: ${key}`);
      series.add(key);
      families
        .get(open)
        ?.push({ name: of, labels: read, value: Number(said.replace('Inf', 'Infinity')) });
    }
  }
  return families;
}

describe('the metrics', () => {
  it('are read by a strict reader, with whatever stands in a label', () => {
    const pool = { totalCount: 1, idleCount: 1, waitingCount: 0 } as pg.Pool;
    const metrics = new HubMetrics(pool);
    metrics.requests.observe({ method: 'GET', route: '/a"b\\c\nd', status: 200 }, 0.03);
    metrics.requests.observe({ method: 'GET', route: '/hub', status: 200 }, 70);
    metrics.alarmDeliveries.add({ channel: 'mail', outcome: 'done' });
    metrics.alarmDeliveries.add({ channel: 'mail', outcome: 'later' }, 3);
    const families = readExposition(metrics.text());
    expect(families.size).toBeGreaterThan(20);
    for (const [family, samples] of families) expect(samples, family).not.toEqual([]);
    const times = families.get('motcham_http_seconds') ?? [];
    const hub = times.filter(({ labels }) => labels['route'] === '/hub');
    const buckets = hub.filter(({ name: of }) => of.endsWith('_bucket'));
    const counts = buckets.map(({ value: count }) => count);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(buckets.at(-1)).toMatchObject({ labels: { le: '+Inf' }, value: 1 });
    expect(hub.find(({ name: of }) => of.endsWith('_sum'))?.value).toBe(70);
  });

  it('of which one line is wrong are not read', () => {
    const good = '# HELP a b\n# TYPE a counter\na{x="1"} 1\n';
    expect(readExposition(good).get('a')).toHaveLength(1);
    for (const bad of [
      good.slice(0, -1),
      good.replace('x="1"', 'x="1"y'),
      good.replace('x="1"', 'x=1'),
      good.replace('"} 1', '"} Infinity'),
      good.replace('"} 1', '"} undefined'),
      `${good}a{x="1"} 2\n`,
      `${good}b 2\n`,
      `${good}\n`,
      good.replace('# TYPE a', '# TYPE b'),
    ]) {
      expect(() => readExposition(bad), bad).toThrow();
    }
  });
});
