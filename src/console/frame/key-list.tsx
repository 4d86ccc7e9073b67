import { useState } from 'preact/hooks';
import { activeKeys } from '../keys/index.ts';
import { Button, Keys } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { Dialog } from './dialog.tsx';

/** `?`: every key that does something on this page. */
export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const [bindings] = useState(activeKeys);
  return (
    <Dialog label={t('frame.keysTitle')} onClose={onClose}>
      <div class="body">
        <div class="row">
          <h2>{t('frame.keysTitle')}</h2>
          <span class="sp" />
          <Button kind="quiet" keys="Esc" onPress={onClose}>
            {t('ui.close')}
          </Button>
        </div>
        <dl class="keylist">
          {bindings.map(({ keys, says }) => [
            <dt key={`${keys} key`}>
              <Keys keys={keys} />
            </dt>,
            <dd key={keys}>{says}</dd>,
          ])}
        </dl>
        <p class="m s">{t('frame.keysNote')}</p>
      </div>
    </Dialog>
  );
}
