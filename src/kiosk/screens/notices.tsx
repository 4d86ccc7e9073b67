import type { Notice } from '../../domain/service/index.ts';
import { noticesNow, type ScreenProps } from '../session/index.ts';
import { Option, Strip, Title } from '../ui/index.ts';
import { longDay } from './dates.ts';
import { Keys, Main, Pages } from './parts.tsx';
import { type Say, sayFor } from './say.ts';
import { useFirst } from './use-first.ts';

/**
 * Notices that one list shows: the important first, then the newest. More at once are read by
 * nobody, and a thousand of them would keep the screen from standing.
 */
const shownMax = 16;

/** Who says so, since when, and until when where it ends. */
function sayOrigin({ t, local, language }: Say, notice: Notice): string {
  const values = { from: local(notice.from), day: longDay(notice.publishedOn, language) };
  const { expiresOn } = notice;
  const origin =
    expiresOn === undefined
      ? t('notices.from', values)
      : t('notices.fromUntil', { ...values, until: longDay(expiresOn, language) });
  return notice.isImportant === true ? `${t('notices.important')} · ${origin}` : origin;
}

/** What the building, the ward or the city says. */
export function Notices(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, view, send } = say;
  const { facts, resident } = view.context;
  const notices = noticesNow(facts);
  const shown = notices.slice(0, shownMax);
  const rows = useFirst(shown, resident.page);
  return (
    <Main>
      <Title>{t('notices.title')}</Title>
      <Pages say={say}>
        <Option
          kind="go"
          icon="apart"
          note={t('city.doorNote')}
          onPress={() => send({ type: 'OPEN_CITY' })}
        >
          {t('city.title')}
        </Option>
        {notices.length === 0 && (
          <Strip icon="news" tone="place">
            {t('notices.none')}
          </Strip>
        )}
        {rows.map((notice) => (
          <Option
            key={notice.id}
            kind="go"
            icon={notice.pictogram}
            note={sayOrigin(say, notice)}
            onPress={() => send({ type: 'OPEN_NOTICE', id: notice.id })}
          >
            {local(notice.title)}
          </Option>
        ))}
        {notices.length > shownMax && rows.length === shown.length && (
          <p class="n">{t('notices.older', { count: notices.length - shownMax })}</p>
        )}
      </Pages>
      <Keys say={say} />
    </Main>
  );
}

/** One notice, whole, with who says so and since when. */
export function NoticeScreen(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, view } = say;
  const { content } = view.context.facts;
  const notice = content?.notices.find(({ id }) => id === view.context.resident.notice);
  return (
    <Main>
      <Title crumb={t('notices.title')} note={notice && sayOrigin(say, notice)}>
        {notice ? local(notice.title) : t('notices.none')}
      </Title>
      <Pages say={say} class="reading">
        {notice?.body.map((paragraph) => (
          <p key={paragraph.vi}>{local(paragraph)}</p>
        ))}
      </Pages>
      <Keys say={say} />
    </Main>
  );
}
