import { useEffect, useState } from 'preact/hooks';
import type { KeptApart } from '../services.ts';
import type { ScreenProps } from '../session/index.ts';
import { Strip, Title } from '../ui/index.ts';
import { momentWords } from './moment-words.ts';
import { Keys } from './parts.tsx';
import { refusalReason } from './refusal-words.ts';
import { sayFor } from './say.ts';
import { StaffMain, StaffPages } from './staff-main.tsx';

/** Most rows drawn; the rest is a number. Nobody reads more on their feet. */
const rowsMax = 60;

/** What cannot be sent, one by one, with the reason. What a request says is sealed for the hub. */
export function StaffKept(props: ScreenProps) {
  const say = sayFor(props);
  const { t, language, view } = say;
  const { outbox } = props.services;
  const [kept, setKept] = useState<readonly KeptApart[] | 'unread' | undefined>('unread');
  const { quarantined } = view.context.facts.outbox;
  useEffect(() => {
    let gone = false;
    void outbox.keptApart().then((now) => {
      if (!gone) setKept(now);
    });
    return () => {
      gone = true;
    };
  }, [outbox, quarantined]);
  const rows = kept === 'unread' ? [] : (kept ?? []);
  return (
    <StaffMain say={say}>
      <Title note={t('staff.keptNote')}>{t('staff.quarantined')}</Title>
      {kept === undefined && (
        <Strip icon="warn" tone="warn" live>
          {t('staff.keptUnread')}
        </Strip>
      )}
      {kept !== 'unread' && kept?.length === 0 && (
        <Strip icon="check" tone="ok">
          {t('staff.keptNone')}
        </Strip>
      )}
      <StaffPages say={say}>
        {rows.slice(0, rowsMax).map(({ id, seq, kind, atMs, code }) => (
          <dl class="status-row" key={id}>
            <dt>
              {t('staff.keptNumber', { seq })} {kind && t(`staff.kind_${kind}`)}
            </dt>
            <dd>
              <b>{refusalReason(code, t)}</b>
              <small> {momentWords(atMs, language)}</small>
            </dd>
          </dl>
        ))}
        {rows.length > rowsMax && <p>{t('staff.keptMore', { count: rows.length - rowsMax })}</p>}
      </StaffPages>
      <Keys say={say} />
    </StaffMain>
  );
}
