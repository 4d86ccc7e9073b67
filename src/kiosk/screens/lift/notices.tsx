import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type LiftUnit, tiengOf } from '../../../domain/lift/index.ts';
import type { Notice } from '../../../domain/service/index.ts';
import { noticesNow, type ScreenProps } from '../../session/index.ts';
import { shortDay } from '../dates.ts';
import { sayOrigin } from '../notice-words.ts';
import { type Say, sayFor } from '../say.ts';
import { portal } from './cards.ts';
import { EndKey, LanguageKey, LiftFrame, LiftKey, ListenKey } from './frame.tsx';
import { liftUnit } from './unit.ts';

/** Who says so and of when (law 1); until when as well where an upright unit has the room. */
function originOf(say: Say, notice: Notice): string {
  if (liftUnit() === 'tall') return sayOrigin(say, notice);
  const { t, local, language } = say;
  const day = shortDay(notice.publishedOn, language);
  return t('notices.from', { from: local(notice.from), day });
}

/** L2: most tiếng of one screen of 10.1", and of one of 7" without a code. */
const screenTiengMax: Readonly<Record<LiftUnit, number>> = { tall: 40, wide: 40, small: 28 };

/** Whole paragraphs of a notice, as many as are read while a car is under way (L2). */
function beginningOf(say: Say, notice: Notice): readonly string[] {
  const { t, local } = say;
  const { title, body } = notice;
  const others = [local(title), originOf(say, notice), t('lift.wholeNotice')];
  let room = others.reduce((left, text) => left - tiengOf(text), screenTiengMax[liftUnit()]);
  const texts: string[] = [];
  for (const paragraph of body.map(local)) {
    room -= tiengOf(paragraph);
    if (room < 0) break;
    texts.push(paragraph);
  }
  return texts;
}

/**
 * The heading, who says so and of when, and of the beginning as much as the glass holds: languages
 * differ in the length of their words, so what is too long is seen and taken away, from its end.
 */
function NoticeWords({ say, notice }: { readonly say: Say; readonly notice: Notice }) {
  const { t, local } = say;
  const texts = beginningOf(say, notice);
  const [kept, setKept] = useState(texts.length);
  const [pointsOn, setPointsOn] = useState(true);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const body = heading.current?.parentElement;
    if (!body || body.scrollHeight <= body.clientHeight + 1) return;
    if (kept > 0) setKept(kept - 1);
    else setPointsOn(false);
  }, [kept]);
  return (
    <>
      <h1 ref={heading}>{local(notice.title)}</h1>
      {texts.slice(0, kept).map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p class="lift-origin">{originOf(say, notice)}</p>
      {pointsOn && kept < notice.body.length && <p>{t('lift.wholeNotice')}</p>}
    </>
  );
}

/**
 * News of the house, one at a time; what does not fit is read in the lobby. News has no page of its
 * own that a code could lead to: where words and a code do not stand together, the words have the glass.
 */
export function LiftNotices(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, language, view, send } = say;
  const notices = noticesNow(view.context.facts);
  const at = notices.length === 0 ? 0 : view.context.resident.page % notices.length;
  const notice = notices[at];
  const spoken = notice
    ? [local(notice.title), ...beginningOf(say, notice), originOf(say, notice)]
    : [t('lift.noNotices')];
  return (
    <LiftFrame
      say={say}
      {...((liftUnit() === 'tall' || notice === undefined) && {
        ...{ code: portal, codeLabel: t('lift.opensPortal') },
      })}
      keys={
        <>
          <LiftKey icon="left" word={t('common.back')} onPress={() => send({ type: 'BACK' })} />
          {notices.length > 1 && (
            <LiftKey
              icon="right"
              word={t('lift.nextNotice')}
              onPress={() => send({ type: 'SHOW_PAGE', page: at + 1 })}
            />
          )}
          <ListenKey say={say} texts={spoken} />
          <LanguageKey say={say} />
          <EndKey say={say} />
        </>
      }
    >
      {notice ? (
        <NoticeWords key={`${notice.id} ${language}`} say={say} notice={notice} />
      ) : (
        <h1>{t('lift.noNotices')}</h1>
      )}
    </LiftFrame>
  );
}
