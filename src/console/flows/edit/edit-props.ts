import type { GuideEdit } from '../../../domain/guide/edit/index.ts';
import type { Flow } from '../../../domain/guide/index.ts';

/** Makes changes; undefined where the person may only read. */
export type Edit =
  | ((edits: GuideEdit | readonly GuideEdit[], about?: string) => boolean)
  | undefined;

export interface EditProps {
  readonly flow: Flow;
  readonly edit: Edit;
}
