import { useEffect, useState } from 'preact/hooks';
import type { ScreenProps } from '../../session/index.ts';
import { IconWindow } from '../../ui/index.ts';
import { NoticePicture } from '../picture.tsx';
import { inContent, type Say, sayFor } from '../say.ts';
import { type AmbientCard, ambientCards, portal } from './cards.ts';
import '../picture.css';
import { LanguageKey, LiftFrame, LiftKey, ListenKey } from './frame.tsx';
import { liftUnit } from './unit.ts';

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

interface CardDrawingProps extends Pick<ScreenProps, 'services'> {
  readonly say: Say;
  readonly card: AmbientCard;
}

/** Its picture, or its icon; where, when and who says so have the room of both. */
function CardDrawing({ say, card, services }: CardDrawingProps) {
  if (card.origin !== undefined) return null;
  if (card.picture === undefined || liftUnit() === 'small') return <IconWindow name={card.icon} />;
  return <NoticePicture say={inContent(say)} services={services} picture={card.picture} />;
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
          <ListenKey
            say={say}
            texts={card ? [card.title, card.text, ...(card.origin ?? [])] : []}
          />
          <LanguageKey say={say} />
        </>
      }
    >
      {card && (
        <div class="lift-card" key={card.key}>
          <CardDrawing {...{ say, card }} services={props.services} />
          <h1>{card.title}</h1>
          <p>{card.text}</p>
          {card.origin && <p class="lift-origin">{card.origin.join(' · ')}</p>}
        </div>
      )}
    </LiftFrame>
  );
}
