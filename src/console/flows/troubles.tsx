import { Button, Note, Problem } from '../ui/index.ts';
import type { Words } from '../words/index.ts';
import type { FlowDesk } from './desk/flow-desk.ts';

/** What keeps the last change from being made or saved, and the way on. */
export function Troubles({ desk, t }: { readonly desk: FlowDesk; readonly t: Words }) {
  const saving = desk.saving.value;
  const refusal = desk.refusal.value;
  const words = {
    unknown: 'flows.refusedUnknown',
    taken: 'flows.refusedTaken',
    last: 'flows.refusedLast',
    refused: 'flows.refusedRefused',
  } as const;
  return (
    <>
      {saving.state === 'conflict' && (
        <Note tone="e">
          <b>{t('flows.conflict')}</b>
          <span class="row">
            <Button onPress={() => void desk.settle('mine')}>{t('flows.keepMine')}</Button>
            <Button onPress={() => void desk.settle('theirs')}>{t('flows.takeTheirs')}</Button>
          </span>
        </Note>
      )}
      {saving.state === 'refused' && <Problem problem={saving.problem} />}
      {refusal && <Note tone="w">{t(words[refusal.code], { detail: refusal.detail })}</Note>}
    </>
  );
}
