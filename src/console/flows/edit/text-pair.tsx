import { useId } from 'preact/hooks';
import { type Flow, sourceHash } from '../../../domain/guide/index.ts';
import { StatusShape } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import type { Edit } from './edit-props.ts';

interface TextPairProps {
  readonly flow: Flow;
  readonly textKey: string;
  readonly label: string;
  readonly edit: Edit;
  readonly lines?: number;
}

const lengthMax = 600;

/** The words of one key, Vietnamese and English side by side. */
export function TextPair({ flow, textKey, label, edit, lines = 1 }: TextPairProps) {
  const t = useWords();
  const id = useId();
  const source = flow.texts['vi']?.[textKey];
  const note = flow.translatedFrom?.['en']?.[textKey];
  const isStale = note !== undefined && source !== undefined && note !== sourceHash(source);
  return (
    <div class="pair" role="group" aria-label={`${label} (${textKey})`}>
      <span class="pair-label s">
        {label} <span class="f">{textKey}</span>
        {isStale && (
          <span class="t-warn">
            {' '}
            <StatusShape status="warning" /> {t('flows.stale')}
          </span>
        )}
      </span>
      {(['vi', 'en'] as const).map((locale) => (
        <textarea
          key={locale}
          id={`${id}-${locale}`}
          class="inp"
          rows={lines}
          lang={locale}
          maxLength={lengthMax}
          aria-label={`${label}, ${t(`flows.${locale}`)}`}
          placeholder={t(`flows.${locale}`)}
          readOnly={edit === undefined}
          value={flow.texts[locale]?.[textKey] ?? ''}
          onInput={(event) => {
            // One line of words: the format knows no line breaks.
            const words = event.currentTarget.value.replace(/\s*\n\s*/g, ' ');
            edit?.({ do: 'setText', locale, key: textKey, words }, `text ${locale} ${textKey}`);
          }}
        />
      ))}
    </div>
  );
}
