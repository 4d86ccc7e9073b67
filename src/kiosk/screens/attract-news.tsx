import { useEffect, useState } from 'preact/hooks';
import type { ScreenProps } from '../session/index.ts';
import { usePress } from '../ui/index.ts';
import { slidesOf } from './attract-slides.ts';
import { sayOrigin } from './notice-words.ts';
import { NoticePicture } from './picture.tsx';
import { inContent, sayFor } from './say.ts';
import './picture.css';

/** How long one stands, ms: two lines are read in five seconds, also by who reads slowly. */
const slideMs = 12_000;

/** Counts on by itself while there is more than one. */
function useTurn(count: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (count < 2) return;
    const timer = setTimeout(() => setTurn((now) => now + 1), slideMs);
    return () => clearTimeout(timer);
  }, [turn, count]);
  return count === 0 ? 0 : turn % count;
}

/**
 * News of the house at the foot of the wall (A0), one at a time: the picture whole, its words beside it.
 * Nothing moves; a finger on it begins with it.
 */
export function AttractNews(props: ScreenProps) {
  const say = inContent(sayFor(props));
  const { t, local, language, send } = say;
  const slides = slidesOf(props.state.context.facts);
  const notice = slides[useTurn(slides.length)];
  const open = usePress(() => {
    send({ type: 'START' });
    send({ type: 'OPEN_NOTICES' });
    if (notice) send({ type: 'OPEN_NOTICE', id: notice.id });
  });
  if (notice === undefined) return null;
  const { picture } = notice;
  return (
    <button
      type="button"
      class="attract-news"
      lang={language}
      onClick={open}
      data-notice={notice.id}
    >
      {picture && (
        <NoticePicture key={picture.sha256} {...{ say, picture }} services={props.services} />
      )}
      <span class="attract-news-words">
        <b>{local(notice.title)}</b>
        <span>{sayOrigin(say, notice)}</span>
        <span class="attract-news-more">{t('notices.readWhole')}</span>
      </span>
    </button>
  );
}
