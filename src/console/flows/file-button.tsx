import { useRef, useState } from 'preact/hooks';
import { type GuideProblem, guideLimits } from '../../domain/guide/index.ts';
import { Button, Note } from '../ui/index.ts';
import { sayNumber, useWords } from '../words/index.ts';
import type { FlowDesk } from './desk/flow-desk.ts';
import { Reasons } from './reasons.tsx';

/** Puts a file in the place of the flow, as one step; a file that is no flow is refused. */
export function FileButton({ desk }: { readonly desk: FlowDesk }) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<readonly GuideProblem[] | 'tooLarge'>();
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    // A character of Vietnamese takes at most three bytes; larger is not even read.
    if (file.size > guideLimits.fileChars * 3) setRefused('tooLarge');
    else setRefused(desk.replace(await file.text()));
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('flows.file')}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <Button onPress={() => input.current?.click()}>{t('flows.file')}</Button>
      {refused && (
        <div class="file-refused">
          <Note tone="e">
            <b>{t('flows.fileRefused')}</b>
            {refused === 'tooLarge' ? (
              <span>{t('flows.fileTooLarge', { max: sayNumber(guideLimits.fileChars) })}</span>
            ) : (
              <Reasons problems={refused} />
            )}
            <Button onPress={() => setRefused(undefined)}>{t('ui.close')}</Button>
          </Note>
        </div>
      )}
    </>
  );
}
