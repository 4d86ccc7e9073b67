import type { FleetLine } from '../../domain/api/console/index.ts';
import { tellApart } from '../words/index.ts';

/** A ward as the list beside the heat shows it. */
export interface Ward {
  /** Code, or the name where there is no code. */
  readonly key: string;
  /** With its code where another has the same name. */
  readonly name: string;
  readonly all: number;
  readonly bad: number;
  /** Share of kiosks that are not well, per cent. */
  readonly share: number;
}

/** Lower bounds of the five steps of heat, per cent (visual-console.md: one hue, five steps). */
export const heatFrom = [0, 0.01, 3, 5, 6.5] as const;

/** Step 0 to 4 of a share. */
export function heatOf(share: number): number {
  return heatFrom.findLastIndex((from) => share >= from);
}

export const wardKey = ({ c, w }: Pick<FleetLine, 'c' | 'w'>) => c || w;

/** Wards of a fleet, the largest share of unwell kiosks first. */
export function wardsOf(lines: readonly FleetLine[]): readonly Ward[] {
  const wards = new Map<
    string,
    { key: string; name: string; code: string; all: number; bad: number }
  >();
  for (const line of lines) {
    const key = wardKey(line);
    const ward = wards.get(key) ?? { key, name: line.w, code: line.c, all: 0, bad: 0 };
    ward.all += 1;
    if (line.truth !== 'well') ward.bad += 1;
    wards.set(key, ward);
  }
  const all = [...wards.values()];
  const names = tellApart(all);
  return all
    .map(({ code: _, ...ward }, place) => ({
      ...ward,
      name: names[place] ?? ward.name,
      share: (ward.bad / ward.all) * 100,
    }))
    .sort((a, b) => b.share - a.share || b.bad - a.bad || a.name.localeCompare(b.name, 'vi'));
}

/** Kiosks of one ward that fell silent at almost one moment. */
export interface Outage {
  readonly ward: string;
  readonly key: string;
  readonly count: number;
  readonly fromMs: number;
  readonly minutes: number;
}

/** Silences that belong together: begun within this, ms, and at least so many. */
const togetherMs = 2 * 60_000;
const togetherMin = 3;

/** The largest outage of a ward: many machines silent at once are one line, not many machines. */
export function findOutage(lines: readonly FleetLine[]): Outage | undefined {
  const silent = new Map<string, FleetLine[]>();
  for (const line of lines) {
    if (line.truth === 'down')
      silent.set(wardKey(line), [...(silent.get(wardKey(line)) ?? []), line]);
  }
  let largest: Outage | undefined;
  for (const [key, down] of silent) {
    const sorted = down.sort((a, b) => a.since - b.since);
    for (let from = 0; from < sorted.length; from += 1) {
      const first = sorted[from];
      if (first === undefined) break;
      const together = sorted.slice(from).filter(({ since }) => since - first.since <= togetherMs);
      const last = together.at(-1);
      if (together.length < togetherMin || last === undefined) continue;
      if (largest !== undefined && together.length <= largest.count) continue;
      largest = {
        key,
        ward: first.w,
        count: together.length,
        fromMs: first.since,
        minutes: Math.max(1, Math.ceil((last.since - first.since) / 60_000)),
      };
    }
  }
  return largest;
}
