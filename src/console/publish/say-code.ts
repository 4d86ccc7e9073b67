import type { Finding } from '../../domain/check/index.ts';
import { sayFinding } from '../editor/findings/index.ts';
import { language, type Words } from '../words/index.ts';

/** Codes of flows are written large, and their checker says the rest itself. */
const isOfFlow = (code: string) => /^[A-Z0-9]+$/.test(code);

interface Said {
  readonly code: string;
  readonly detail: string;
  readonly detailVi?: string | undefined;
}

/** A finding of any check as a sentence. */
export function sayCode(t: Words, { code, detail, detailVi }: Said): string {
  if (code === 'noBuilder') return t('publish.noBuilder');
  if (isOfFlow(code)) return language.value === 'vi' ? (detailVi ?? detail) : detail;
  return sayFinding(t, { code, detail } as Finding);
}
