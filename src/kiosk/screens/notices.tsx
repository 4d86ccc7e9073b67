import type { ScreenProps } from '../session/index.ts';
import { Option, Strip, Title } from '../ui/index.ts';
import { longDay } from './dates.ts';
import { Keys, Main, Pages } from './parts.tsx';
import { sayFor } from './say.ts';

/** What the building, the ward or the city says. */
export function Notices(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, language, view, send } = say;
  const notices = view.context.facts.content?.notices ?? [];
  return (
    <Main>
      <Title>{t('notices.title')}</Title>
      <Pages say={say}>
        {notices.length === 0 && (
          <Strip icon="news" tone="place">
            {t('notices.none')}
          </Strip>
        )}
        {notices.map((notice) => (
          <Option
            key={notice.id}
            kind="go"
            icon={notice.pictogram}
            note={t('notices.from', {
              from: local(notice.from),
              day: longDay(notice.publishedOn, language),
            })}
            onPress={() => send({ type: 'OPEN_NOTICE', id: notice.id })}
          >
            {local(notice.title)}
          </Option>
        ))}
      </Pages>
      <Keys say={say} />
    </Main>
  );
}

/** One notice, whole, with who says so and since when. */
export function NoticeScreen(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, language, view } = say;
  const { content } = view.context.facts;
  const notice = content?.notices.find(({ id }) => id === view.context.resident.notice);
  return (
    <Main>
      <Title
        crumb={t('notices.title')}
        note={
          notice &&
          t('notices.from', {
            from: local(notice.from),
            day: longDay(notice.publishedOn, language),
          })
        }
      >
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
