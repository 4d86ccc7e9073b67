import { useState } from 'preact/hooks';
import { Button, Note } from '../ui/index.ts';
import { sayDateTime, useWords } from '../words/index.ts';
import { useConsole } from './console-context.ts';

const seenKey = 'motcham.factors-seen';

/** Tells a person that their passkeys changed, until they say in this window that they know. */
export function FactorNotice() {
  const t = useWords();
  const { changes = [] } = useConsole().session;
  const [seen, setSeen] = useState(() => sessionStorage.getItem(seenKey) ?? '');
  const news = changes.filter(({ at }) => at > seen);
  const [newest] = news;
  if (newest === undefined) return null;
  const words = {
    added: 'frame.factorAdded',
    removed: 'frame.factorRemoved',
    replaced: 'frame.factorReplaced',
  } as const;
  return (
    <Note tone="w">
      <b>{t('frame.factorTitle')}</b>
      {news.map(({ at, what, name }) => (
        <div key={at + what}>
          {t(words[what], { name })}, {sayDateTime(at)}
        </div>
      ))}
      <div class="row">
        <a class="btn" href="/console/account">
          {t('frame.factorLook')}
        </a>
        <Button
          onPress={() => {
            sessionStorage.setItem(seenKey, newest.at);
            setSeen(newest.at);
          }}
        >
          {t('frame.factorSeen')}
        </Button>
      </div>
    </Note>
  );
}
