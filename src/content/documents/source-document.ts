import type { DocumentKind } from '../../domain/check/index.ts';

/** A document of the editor: its body is the source form of this folder. */
export interface SourceDocument {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly body: unknown;
  /** What residents see now, of one that changes. */
  readonly published?: unknown;
  readonly isChanged: boolean;
}

/** A document that editors withdrew. */
export type WithdrawnDocument = Pick<SourceDocument, 'kind' | 'id'>;

/** A finding, and the document that it is in. */
export interface DocumentFinding {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly where: string;
  readonly detail: string;
  /** In Vietnamese, where the check says it in both. */
  readonly detailVi?: string;
  readonly document: { readonly kind: DocumentKind; readonly id: string } | null;
  readonly isChanged: boolean;
}
