import type { Finding } from '../../domain/check/index.ts';
import { sayFinding } from '../editor/findings/index.ts';
import type { Words } from '../words/index.ts';

/** Codes of flows are written large, and their checker says the rest itself. */
const isOfFlow = (code: string) => /^[A-Z0-9]+$/.test(code);

/** A finding of any check as a sentence. */
export function sayCode(
  t: Words,
  { code, detail }: { readonly code: string; readonly detail: string },
): string {
  if (code === 'noBuilder') return t('publish.noBuilder');
  if (isOfFlow(code)) return `${code}: ${detail}`;
  return sayFinding(t, { code, detail } as Finding);
}
