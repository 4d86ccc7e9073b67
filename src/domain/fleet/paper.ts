import type { Evidence } from './truth.ts';

/** What hinders printing, or soon will; without any of these a printer prints and has paper enough. */
export const paperStates = ['out', 'cover', 'broken', 'low', 'none', 'unknown'] as const;
export type PaperState = (typeof paperStates)[number];

const ofPrinter = {
  paperOut: 'out',
  coverOpen: 'cover',
  error: 'broken',
  absent: 'none',
  none: 'none',
} as const;

/**
 * Paper and printer as page and shell said last: what stops a slip before what only will. A page
 * without a shell has no printer of its own; a printer that is not found is none.
 */
export function paperOf({ page, shell }: Evidence): PaperState | undefined {
  if (page === undefined && shell === undefined) return 'unknown';
  const said = [shell?.printer, page?.printer].flatMap((printer) =>
    printer === undefined || printer === 'ready' ? [] : [ofPrinter[printer]],
  );
  const worst = paperStates.find((state) => said.includes(state as (typeof said)[number]));
  // The shell is asked by its wire: where one of two says that it is ready, there is a printer.
  const isThere = shell?.printer === 'ready' || page?.printer === 'ready';
  if (worst !== undefined && !(worst === 'none' && isThere)) return worst;
  return shell?.paperLow === true ? 'low' : undefined;
}
