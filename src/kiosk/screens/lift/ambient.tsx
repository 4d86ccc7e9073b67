import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { type LiftUnit, tiengOf } from '../../../domain/lift/index.ts';
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

/** Its picture, or its icon; upright, where, when and who says so have the room of both. */
function CardDrawing({ say, card, services }: CardDrawingProps) {
  if (card.origin !== undefined && liftUnit() === 'tall') return null;
  if (card.picture === undefined || liftUnit() === 'small') return <IconWindow name={card.icon} />;
  return <NoticePicture say={inContent(say)} services={services} picture={card.picture} />;
}

/** L2: most tiếng of a card without a code. */
const cardTiengMax: Readonly<Record<LiftUnit, number>> = { tall: 40, wide: 40, small: 28 };

/** What stands in the place of a code: of news its first words, of a number its time and source. */
function CardWords({ card, isWhole }: { readonly card: AmbientCard; readonly isWhole: boolean }) {
  const { title, text, origin, beginning } = card;
  const tieng = [title, text, beginning ?? ''].reduce((sum, one) => sum + tiengOf(one), 0);
  const opens = isWhole && beginning !== undefined && tieng <= cardTiengMax[liftUnit()];
  return origin ? (
    <>
      <p>{text}</p>
      <p class="lift-origin">{origin.join(' · ')}</p>
    </>
  ) : (
    <>
      {opens && <p>{beginning}</p>}
      <p class={opens ? 'lift-origin' : ''}>{text}</p>
    </>
  );
}

/**
 * The cards that stand whole on this glass, and the present one. What is too long first loses the words
 * that news begins with, and then its turn: half an idea is none, and all of them are behind the keys.
 */
function useFittingCard(say: Say) {
  const [shed, setShed] = useState<ReadonlyMap<string, 'beginning' | 'turn'>>(new Map());
  const nameOf = (one: AmbientCard) => `${say.language} ${one.key}`;
  const cards = ambientCards(say).filter((one) => shed.get(nameOf(one)) !== 'turn');
  const card = cards[useTurn(cards.length)];
  const name = card && nameOf(card);
  const isWhole = name === undefined || !shed.has(name);
  useLayoutEffect(() => {
    const parts = document.querySelectorAll('.lift.ambient :is(.lift-body, .lift-aside)');
    const isCut = [...parts].some((one) => one.scrollHeight > one.clientHeight + 1);
    if (!isCut || name === undefined) return;
    const next = isWhole && card?.beginning !== undefined ? 'beginning' : 'turn';
    setShed((before) => new Map(before).set(name, next));
  }, [name, isWhole]);
  return { card, isWhole };
}

/** L0: useful without a touch (L1). One idea at a time, the code beside it if it has one, the keys. */
export function LiftAmbient(props: ScreenProps) {
  const say = sayFor(props);
  const { t, send } = say;
  const { card, isWhole } = useFittingCard(say);
  const begin = () => send({ type: 'START' });
  const hasAside = card !== undefined && card.code === undefined && liftUnit() !== 'tall';
  return (
    <LiftFrame
      say={say}
      class="ambient"
      {...(hasAside
        ? { aside: <CardWords key={card.key} card={card} isWhole={isWhole} /> }
        : { code: card?.code ?? portal })}
      {...(card?.code === undefined && { codeLabel: t('lift.opensPortal') })}
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
          {!hasAside && <p>{card.text}</p>}
          {!hasAside && card.origin && <p class="lift-origin">{card.origin.join(' · ')}</p>}
        </div>
      )}
    </LiftFrame>
  );
}
