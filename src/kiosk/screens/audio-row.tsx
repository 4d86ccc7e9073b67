import { AudioKeys } from '../ui/index.ts';
import type { Say } from './say.ts';
import type { Aloud } from './use-aloud.ts';
import { canSpeak } from './use-aloud.ts';

/** While screens read themselves out: pause, once more, on; and what could not be said (R31, R34). */
export function AudioRow({ say, aloud }: { readonly say: Say; readonly aloud: Aloud }) {
  const { t, view, send } = say;
  const { audio } = view;
  const paused = audio === 'paused';
  const unsaid = view.context.audio.unsaid || !canSpeak(say);
  return (
    <AudioKeys
      label={t('aloud.keys')}
      note={unsaid ? t('aloud.unsaid') : undefined}
      keys={[
        ...(audio === 'idle'
          ? []
          : [
              {
                name: 'pause',
                icon: paused ? ('sound' as const) : ('pause' as const),
                word: t(paused ? 'aloud.resume' : 'aloud.pause'),
                onPress: () => send({ type: paused ? 'RESUME' : 'PAUSE' }),
              },
            ]),
        { name: 'repeat', icon: 'reset', word: t('aloud.repeat'), onPress: aloud.sayAgain },
        ...(audio === 'idle'
          ? []
          : [
              {
                name: 'skip',
                icon: 'right' as const,
                word: t('aloud.skip'),
                onPress: () => send({ type: 'SKIP' }),
              },
            ]),
      ]}
    />
  );
}
