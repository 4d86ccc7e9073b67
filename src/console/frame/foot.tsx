import { activeKeys } from '../keys/index.ts';
import { Keys, StatusShape } from '../ui/index.ts';
import { sayTime, useWords } from '../words/index.ts';
import { useConsole } from './console-context.ts';

/** Keys of this page, and how fresh its figures are. Grey while the hub does not answer. */
export function Foot({ onHelp }: { readonly onHelp: () => void }) {
  const t = useWords();
  const { freshness } = useConsole();
  const at = freshness.at.value;
  const isAway = freshness.isAway.value;
  const time = at === undefined ? '' : sayTime(at, !isAway);
  return (
    <footer class={isAway ? 'foot away' : 'foot'}>
      {isAway && <StatusShape status="waiting" />}
      {activeKeys()
        .filter(({ inFoot }) => inFoot === true)
        .map(({ keys, says }) => (
          <span key={keys} class="hint">
            <Keys keys={keys} /> {says}
          </span>
        ))}
      <div class="end">
        <span role="status">
          {isAway
            ? at === undefined
              ? t('frame.reconnecting')
              : t('frame.staleAt', { time })
            : at !== undefined && t('frame.freshAt', { time })}
        </span>
        <button type="button" onClick={onHelp} aria-keyshortcuts="?">
          <Keys keys="?" /> {t('frame.allKeys')}
        </button>
      </div>
    </footer>
  );
}
