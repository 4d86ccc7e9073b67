import type { PrintState } from '../../domain/fleet/index.ts';

/** Steps of a slip: asked, in the queue, printer at work, paper out, proven. */
const steps = 5;

/**
 * How many of the five steps evidence has filled. Time fills none: a bar that moves by itself
 * says more than anybody knows (law 1).
 */
export function printSteps(state: PrintState | undefined): number {
  switch (state?.state) {
    case undefined:
      return 1;
    case 'queued':
    case 'waitingPrinter':
      return 2;
    case 'printing':
    case 'waitingPaper':
    case 'waitingCover':
      return 3;
    case 'unconfirmed':
      return 4;
    case 'printed':
      return steps;
    case 'failed':
      return 0;
    default:
      return state satisfies never;
  }
}

/** Five steps. The words beside it say the same, so it is silent for screen readers. */
export function PrintProgress({ state }: { readonly state: PrintState | undefined }) {
  const filled = printSteps(state);
  return (
    <span class="progress" aria-hidden="true">
      {Array.from({ length: steps }, (_, step) => (
        <i key={step} class={step < filled ? 'is-done' : ''} />
      ))}
    </span>
  );
}
