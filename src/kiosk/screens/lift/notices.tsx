import { tiengMax, tiengOf } from '../../../domain/lift/index.ts';
import type { Notice } from '../../../domain/service/index.ts';
import { noticesNow, type ScreenProps } from '../../session/index.ts';
import { sayOrigin } from '../notice-words.ts';
import { type Say, sayFor } from '../say.ts';
import { portal } from './cards.ts';
import { EndKey, LanguageKey, LiftFrame, LiftKey, ListenKey } from './frame.tsx';
import { liftUnit } from './unit.ts';

/** Who says so and of when: an upright unit has a line for it. */
const originOf = (say: Say, notice: Notice) =>
  liftUnit() === 'tall' ? sayOrigin(say, notice) : '';

/** Whole paragraphs of a notice, as many as a page of a lift holds beside its heading (L2). */
function beginningOf(say: Say, notice: Notice): readonly string[] {
  const { local, view } = say;
  const { title, body } = notice;
  const told = tiengOf(local(title)) + tiengOf(originOf(say, notice));
  let room = tiengMax(liftUnit(), view.context.settings.textSize) - told;
  const texts: string[] = [];
  for (const paragraph of body.map(local)) {
    room -= tiengOf(paragraph);
    if (room < 0) break;
    texts.push(paragraph);
  }
  return texts;
}

/** News of the house, one at a time; what does not fit is read in the lobby. */
export function LiftNotices(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, view, send } = say;
  const notices = noticesNow(view.context.facts);
  const at = notices.length === 0 ? 0 : view.context.resident.page % notices.length;
  const notice = notices[at];
  const texts = notice ? beginningOf(say, notice) : [];
  const origin = notice ? originOf(say, notice) : '';
  const title = notice ? local(notice.title) : t('lift.noNotices');
  return (
    <LiftFrame
      say={say}
      code={portal}
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
          <ListenKey say={say} texts={[title, ...texts, ...(origin === '' ? [] : [origin])]} />
          <LanguageKey say={say} />
          <EndKey say={say} />
        </>
      }
    >
      <h1>{title}</h1>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {origin !== '' && <p class="lift-origin">{origin}</p>}
      {notice && texts.length < notice.body.length && <p>{t('lift.wholeNotice')}</p>}
    </LiftFrame>
  );
}
