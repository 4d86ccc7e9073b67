import type { Truth } from '../../domain/fleet/index.ts';

/** Red is a fault and nothing else; what works without a part is a warning. */
export function toneOf(truth: Truth): 'ok' | 'warn' | 'fault' | 'unk' {
  if (truth === 'well') return 'ok';
  if (truth === 'unknown') return 'unk';
  return truth === 'down' || truth === 'stuck' ? 'fault' : 'warn';
}
