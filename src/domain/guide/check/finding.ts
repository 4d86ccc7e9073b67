import type { LocalText } from '../../basics/index.ts';
import type { Step } from '../space/explore.ts';

/** What a check can find; requirements §3.2 has the table, `docs/guide.md` the meaning of each. */
export type FindingCode =
  | 'SCHEMA'
  | 'REF'
  | 'TYPE'
  | 'DOMAIN'
  | 'GAP'
  | 'OVERLAP'
  | 'UNREACH'
  | 'DEADROUTE'
  | 'DEADITEM'
  | 'DEADEND'
  | 'LOOP'
  | 'AGAIN'
  | 'HELP'
  | 'UNDEF'
  | 'EMPTY'
  | 'DUP'
  | 'INV'
  | 'TEST'
  | 'I18N'
  | 'PLAIN'
  | 'AUDIO'
  | 'FIT'
  | 'LIFT'
  | 'LONG'
  | 'PRIV'
  | 'STALE'
  | 'DATE'
  | 'DIFF'
  | 'SIZE';

/** One thing that is wrong with a flow. An error keeps it from being published. P2 */
export type GuideFinding = {
  readonly severity: 'error' | 'warning';
  readonly code: FindingCode;
  /** Where: `states.q.age.next.1`. */
  readonly where: string;
  /** What exactly, for the author; and the same in Vietnamese. */
  readonly detail: string;
  readonly detailVi: string;
  /** The shortest answers that show it, of everything that depends on a path. P3 */
  readonly witness?: readonly Step[];
};

type Report = (
  code: FindingCode,
  where: string,
  said: LocalText,
  witness?: readonly Step[],
) => GuideFinding;

const report =
  (severity: GuideFinding['severity']): Report =>
  (code, where, { en: detail, vi: detailVi }, witness) => ({
    severity,
    code,
    where,
    detail,
    detailVi,
    ...(witness && { witness }),
  });

export const error = report('error');
export const warning = report('warning');
