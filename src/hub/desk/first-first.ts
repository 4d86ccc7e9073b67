import type { DeskLine } from '../../domain/api/console/index.ts';

type Line = Pick<DeskLine, 'kind' | 'isFinal' | 'dueMs' | 'receivedMs'>;

/** A day that no deadline reaches: what has none comes behind. */
const due = ({ dueMs }: Line) => dueMs ?? Number.MAX_SAFE_INTEGER;
const isCall = ({ isFinal, kind }: Line) => !isFinal && kind === 'callForHelp';

/**
 * Order of the inbox: open before answered; who calls for help stands at a kiosk and comes before
 * everything that is late; then what is due first, and what came first.
 */
export function firstFirst(a: Line, b: Line): number {
  return (
    Number(a.isFinal) - Number(b.isFinal) ||
    Number(isCall(b)) - Number(isCall(a)) ||
    due(a) - due(b) ||
    a.receivedMs - b.receivedMs
  );
}
