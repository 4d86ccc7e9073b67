import type { ActionEnvelope } from '../../../src/domain/action/index.ts';
import type { Hole } from '../../../src/domain/api/index.ts';

interface LineRow {
  readonly lastSeq: number;
  readonly settled: number;
  readonly hasMoved: boolean;
}

/** An action, or a refusal when `code` is set, with the transaction that wrote it. */
export interface PlacedRow {
  readonly id: string;
  readonly envelope: ActionEnvelope | undefined;
  readonly code: string | null;
  readonly tx: number;
}

export const placeOf = (line: string, seq: number): string => `${line}#${seq}`;
const noLine: LineRow = { lastSeq: 0, settled: 0, hasMoved: false };

/** What one copy of the hub's database holds. */
export class HubData {
  epoch = 'epoch-1';
  /** Everything below this transaction is in a finished backup; undefined while there is none. */
  coverage: number | undefined;
  lines = new Map<string, LineRow>();
  rows = new Map<string, PlacedRow>();
  holes: (Hole & { readonly line: string })[] = [];
  /** The line that a request came in through, by the place and id that it had. */
  moved = new Map<string, string>();
  keys = new Map<string, 'active' | 'superseded'>();

  clone(): HubData {
    const copy = new HubData();
    copy.epoch = this.epoch;
    copy.coverage = this.coverage;
    copy.lines = new Map(this.lines);
    copy.rows = new Map(this.rows);
    copy.holes = [...this.holes];
    copy.moved = new Map(this.moved);
    copy.keys = new Map(this.keys);
    return copy;
  }

  line(name: string): LineRow {
    return this.lines.get(name) ?? noLine;
  }

  change(name: string, change: Partial<LineRow>): void {
    this.lines.set(name, { ...this.line(name), ...change });
  }

  /** As `readSettled` of the hub: by coverage alone, because here there always is a backup rule. */
  settledOf(name: string, coverage: number | undefined): number {
    const { lastSeq, settled } = this.line(name);
    let seq = settled;
    while (seq < lastSeq) {
      const row = this.rows.get(placeOf(name, seq + 1));
      if (row !== undefined && row.tx >= (coverage ?? 0)) break;
      seq += 1;
    }
    return seq;
  }
}

/** A change as the log of writes carries it to the second copy. */
export type Write = (data: HubData) => void;
