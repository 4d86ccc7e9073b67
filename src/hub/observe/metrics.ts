/** Upper bounds of the latency histogram, seconds; requests end at 75 s (wake polls at 55 s). */
const bucketSeconds = [0.005, 0.02, 0.1, 0.5, 2, 10, 60] as const;

type Labels = Readonly<Record<string, string | number>>;
/** Most different label sets of one metric: an attacker's paths must not become memory. */
const seriesMax = 500;

function key(labels: Labels): string {
  const parts = Object.entries(labels).map(
    ([name, value]) => `${name}="${String(value).replaceAll(/[\\"\n]/g, '_')}"`,
  );
  return parts.length === 0 ? '' : `{${parts.join(',')}}`;
}

/** A number that only rises. */
export class Counter {
  readonly #values = new Map<string, number>();
  readonly #name: string;
  readonly #help: string;

  constructor(name: string, help: string) {
    this.#name = name;
    this.#help = help;
  }

  add(labels: Labels = {}, amount = 1): void {
    const at = key(labels);
    if (!this.#values.has(at) && this.#values.size >= seriesMax) return;
    this.#values.set(at, (this.#values.get(at) ?? 0) + amount);
  }

  text(): string {
    const lines = [...this.#values].map(([at, value]) => `${this.#name}${at} ${value}`);
    if (lines.length === 0) lines.push(`${this.#name} 0`);
    return [`# HELP ${this.#name} ${this.#help}`, `# TYPE ${this.#name} counter`, ...lines].join(
      '\n',
    );
  }
}

/** A number read when somebody asks. */
export class Gauge {
  readonly #name: string;
  readonly #help: string;
  readonly #read: () => number;

  constructor(name: string, help: string, read: () => number) {
    this.#name = name;
    this.#help = help;
    this.#read = read;
  }

  text(): string {
    return `# HELP ${this.#name} ${this.#help}\n# TYPE ${this.#name} gauge\n${this.#name} ${this.#read()}`;
  }
}

/** Numbers by one label, read when somebody asks. */
export class LabelledGauge {
  readonly #name: string;
  readonly #help: string;
  readonly #label: string;
  readonly #read: () => Iterable<readonly [value: string, count: number]>;

  constructor(
    name: string,
    help: string,
    label: string,
    read: () => Iterable<readonly [value: string, count: number]>,
  ) {
    this.#name = name;
    this.#help = help;
    this.#label = label;
    this.#read = read;
  }

  text(): string {
    const lines = [...this.#read()].map(
      ([value, count]) => `${this.#name}${key({ [this.#label]: value })} ${count}`,
    );
    return [`# HELP ${this.#name} ${this.#help}`, `# TYPE ${this.#name} gauge`, ...lines].join(
      '\n',
    );
  }
}

interface Series {
  readonly labels: Labels;
  readonly counts: number[];
  sum: number;
  count: number;
}

/** How long things took. */
export class Histogram {
  readonly #series = new Map<string, Series>();
  readonly #name: string;
  readonly #help: string;

  constructor(name: string, help: string) {
    this.#name = name;
    this.#help = help;
  }

  observe(labels: Labels, seconds: number): void {
    const at = key(labels);
    let series = this.#series.get(at);
    if (series === undefined) {
      if (this.#series.size >= seriesMax) return;
      series = { labels, counts: bucketSeconds.map(() => 0), sum: 0, count: 0 };
      this.#series.set(at, series);
    }
    const { counts } = series;
    bucketSeconds.forEach((bound, i) => {
      if (seconds <= bound) counts[i] = (counts[i] ?? 0) + 1;
    });
    series.sum += seconds;
    series.count += 1;
  }

  text(): string {
    const lines = [`# HELP ${this.#name} ${this.#help}`, `# TYPE ${this.#name} histogram`];
    for (const { labels, counts, sum, count } of this.#series.values()) {
      bucketSeconds.forEach((bound, i) => {
        lines.push(`${this.#name}_bucket${key({ ...labels, le: bound })} ${counts[i]}`);
      });
      lines.push(`${this.#name}_bucket${key({ ...labels, le: '+Inf' })} ${count}`);
      lines.push(
        `${this.#name}_sum${key(labels)} ${sum}`,
        `${this.#name}_count${key(labels)} ${count}`,
      );
    }
    return lines.join('\n');
  }
}
