import { useState } from 'preact/hooks';
import { composeKey } from '../../domain/vietnamese/index.ts';
import type { ScreenProps } from '../session/index.ts';
import { BoardKey, Button, Field, Keyboard, Strip, Title } from '../ui/index.ts';
import { Main, TurnKey } from './parts.tsx';
import { keyboardWords, sayFor } from './say.ts';

/** A way without card or camera (R65): the number is typed. Nothing is judged while typing (R55). */
export function ScanManual(props: ScreenProps) {
  const say = sayFor(props);
  const { t, view, send } = say;
  const { typedCode, incomplete } = view.context.resident;
  const [typing, setTyping] = useState(true);
  const write = (text: string) => send({ type: 'SET_TYPED_CODE', text });
  return (
    <div class={typing ? 'typing-screen is-typing' : 'typing-screen'}>
      <Main>
        <Title crumb={t('scan.title')}>{t('scan.manualTitle')}</Title>
        <Field label={t('scan.manualField')} hint={t('scan.manualField')} value={typedCode} active>
          {typedCode !== '' && (
            <Button kind="small" onPress={() => write('')}>
              {t('search.clear')}
            </Button>
          )}
        </Field>
        <TurnKey say={say} typing={typing} onTurn={() => setTyping(!typing)} />
        {incomplete && typedCode.trim() === '' && (
          <Strip icon="warn" tone="warn" live>
            {t('scan.manualEmpty')}
          </Strip>
        )}
        <div class="keys push">
          <Button icon="scan" class="grow" onPress={() => send({ type: 'SCAN_AGAIN' })}>
            {t('scan.scanInstead')}
          </Button>
          <Button kind="go" notYet={typedCode.trim() === ''} onPress={() => send({ type: 'NEXT' })}>
            {t('scan.manualRead')}
          </Button>
        </div>
      </Main>
      <Keyboard
        startWith="digits"
        words={keyboardWords(t)}
        onKey={(key) => write(composeKey(typedCode, key))}
        left={<BoardKey onPress={() => send({ type: 'BACK' })}>{t('common.back')}</BoardKey>}
      />
    </div>
  );
}
