import { go, type PageProps } from '../frame/index.ts';
import { Segments } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { DeadView } from './dead-view.tsx';
import { HoursView } from './hours-view.tsx';
import { InboxView } from './inbox-view.tsx';

/** `requests/ID` opens one; `requests/hours` and `requests/dead` are the other two tables. */
export function View({ rest }: PageProps) {
  const t = useWords();
  const at = rest === 'hours' || rest === 'dead' ? rest : 'inbox';
  const tabs = (
    <Segments
      label={t('requests.title')}
      value={at}
      options={[
        { value: 'inbox', text: t('requests.inbox') },
        { value: 'hours', text: t('requests.hours') },
        { value: 'dead', text: t('requests.deadShort') },
      ]}
      onChoose={(next) => go(next === 'inbox' ? 'requests' : `requests/${next}`)}
    />
  );
  if (at === 'hours') return <HoursView tabs={tabs} />;
  if (at === 'dead') return <DeadView tabs={tabs} />;
  return <InboxView id={rest} tabs={tabs} />;
}
