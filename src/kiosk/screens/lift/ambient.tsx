import { useEffect, useState } from 'preact/hooks';
import type { ScreenProps } from '../../session/index.ts';
import { IconWindow } from '../../ui/index.ts';
import { sayFor } from '../say.ts';
import { ambientCards, portal } from './cards.ts';
import { LanguageKey, LiftFrame, LiftKey, ListenKey } from './frame.tsx';

/** L10: how long one idea stands, ms; at least 8 s. */
const cardMs = 10_000;
/** L10: how long a touch holds the present one, ms. */
const pauseMs = 30_000;

/** Which card it is; changes by itself, and not under a finger. */
function useTurn(count: number): number {
  const [turn, setTurn] = useState(0);
  const [pauses, setPauses] = useState(0);
  useEffect(() => {
    const after = pauses > 0 ? pauseMs : cardMs;
    const timer = setTimeout(() => {
      setPauses(0);
      setTurn((now) => now + 1);
    }, after);
    return () => clearTimeout(timer);
  }, [turn, pauses]);
  useEffect(() => {
    const pause = () => setPauses((now) => now + 1);
    addEventListener('pointerdown', pause, { passive: true });
    return () => removeEventListener('pointerdown', pause);
  }, []);
  return count === 0 ? 0 : turn % count;
}

/** L0: useful without a touch (L1). One idea at a time, its code beside it, three keys. */
export function LiftAmbient(props: ScreenProps) {
  const say = sayFor(props);
  const { t, send } = say;
  const cards = ambientCards(say);
  const at = useTurn(cards.length);
  const card = cards[at];
  const begin = () => send({ type: 'START' });
  return (
    <LiftFrame
      say={say}
      class="ambient"
      code={card?.code ?? portal}
      keys={
        <>
          <LiftKey icon="docs" word={t('lift.topics')} onPress={begin} />
          <LiftKey
            icon="news"
            word={t('lift.notices')}
            onPress={() => {
              begin();
              send({ type: 'OPEN_NOTICES' });
            }}
          />
          <ListenKey say={say} texts={card ? [card.title, card.text] : []} />
          <LanguageKey say={say} />
        </>
      }
    >
      {card && (
        <div class="lift-card" key={card.key}>
          <IconWindow name={card.icon} />
          <h1>{card.title}</h1>
          <p>{card.text}</p>
        </div>
      )}
    </LiftFrame>
  );
}
