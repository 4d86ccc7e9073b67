import { useEffect, useState } from 'preact/hooks';
import { isOfBuildingOnly, type SignedInPerson } from '../../domain/api/console/index.ts';
import { Icon, Status } from '../ui/index.ts';
import { sayNumber, sayTime, useWords } from '../words/index.ts';
import { useConsole } from './console-context.ts';
import type { ConsolePage } from './console-page.ts';
import { addressOf } from './router.ts';
import { storageLevel } from './storage-notice.tsx';

const groups = ['daily', 'content', 'insight', 'system'] as const;

/** Whether this person may open the page. */
export function mayOpen(page: ConsolePage, person: SignedInPerson): boolean {
  if (page.forAdministrators === true && person.isAdministrator) return true;
  if (page.roles.length === 0) {
    // What a city runs is closed to those who have nothing but a building; their account is not.
    const isCitys = page.group !== undefined && isOfBuildingOnly(person);
    return page.forAdministrators !== true && !isCitys;
  }
  return page.roles.some((role) => person.roles.includes(role));
}

interface NavProps {
  readonly pages: readonly ConsolePage[];
  readonly current: string | undefined;
}

/** The pages this person may open, in their parts; at the bottom, what hub this is. */
export function Nav({ pages, current }: NavProps) {
  const t = useWords();
  const { session } = useConsole();
  const open = pages.filter((page) => mayOpen(page, session.person));
  return (
    <nav class="nav" aria-label={t('frame.main')}>
      {groups.map((group) => {
        const own = open.filter((page) => page.group === group);
        if (own.length === 0) return null;
        return [
          <small key={`group ${group}`}>{t(`frame.${group}`)}</small>,
          ...own.map((page) => {
            const count = page.count?.();
            return (
              <a
                key={page.id}
                href={addressOf(page.path)}
                aria-current={page.id === current ? 'page' : undefined}
              >
                <Icon name={page.icon} />
                <span>{t(page.title)}</span>
                {count !== undefined && <span class="n">{sayNumber(count)}</span>}
              </a>
            );
          }),
        ];
      })}
      <Environment />
    </nav>
  );
}

const hubStatus = { well: 'well', low: 'warning', full: 'error' } as const;
const hubWords = {
  well: 'frame.hubWell',
  low: 'frame.hubLow',
  full: 'frame.hubFull',
} as const;

/** What kind of hub this is, its time, and whether it answers. */
function Environment() {
  const t = useWords();
  const { session, freshness } = useConsole();
  const [offsetMs] = useState(() => Date.parse(session.hub.time) - Date.now());
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div class="env">
      <b>Hà Nội</b> · {t(session.hub.trial ? 'frame.trial' : 'frame.live')}
      <br />
      {t('frame.hubTime', { time: sayTime(now + offsetMs) })}
      <br />
      {freshness.isAway.value ? (
        <Status status="down">{t('frame.hubAway')}</Status>
      ) : (
        <Status status={hubStatus[storageLevel.value]}>{t(hubWords[storageLevel.value])}</Status>
      )}
    </div>
  );
}
