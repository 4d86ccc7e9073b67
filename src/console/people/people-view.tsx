import { useMemo, useState } from 'preact/hooks';
import { type ListedPerson, PeopleAnswerSchema } from '../../domain/api/console/index.ts';
import { go, type PageProps, useLive } from '../frame/index.ts';
import { useKeys } from '../keys/index.ts';
import { Button, type Column, Empty, Note, Problem, Skeleton, Status, Table } from '../ui/index.ts';
import { sayDateTime, sayNumber, useWords, type Words } from '../words/index.ts';
import { InviteDrawer } from './invite-drawer.tsx';
import { PersonDrawer } from './person-drawer.tsx';
import { sayRights } from './rights-line.tsx';

const stateStatus = { active: 'well', invited: 'waiting', revoked: 'unknown' } as const;
const stateWord = {
  active: 'people.stateActive',
  invited: 'people.stateInvited',
  revoked: 'people.stateRevoked',
} as const;
const stateRank = { invited: 0, active: 1, revoked: 2 } as const;

const keyOf = (person: ListedPerson) => person.id;

function columnsFor(t: Words): readonly Column<ListedPerson>[] {
  return [
    {
      key: 'state',
      title: t('people.state'),
      width: 168,
      text: ({ state }) => t(stateWord[state]),
      value: ({ state }) => stateRank[state],
      draw: ({ state }) => <Status status={stateStatus[state]}>{t(stateWord[state])}</Status>,
    },
    { key: 'name', title: t('people.name'), width: 200, text: ({ name }) => name, weight: 'bold' },
    { key: 'rights', title: t('people.rights'), text: (person) => sayRights(t, person) },
    {
      key: 'passkeys',
      title: t('people.passkeys'),
      width: 72,
      isNumber: true,
      text: ({ passkeys }) => sayNumber(passkeys),
      value: ({ passkeys }) => passkeys,
    },
    {
      key: 'sessions',
      title: t('people.sessions'),
      width: 72,
      isNumber: true,
      text: ({ sessions }) => sayNumber(sessions),
      value: ({ sessions }) => sessions,
    },
    {
      key: 'seen',
      title: t('people.seen'),
      width: 144,
      weight: 'grey',
      text: ({ seenAt }) => (seenAt === null ? t('people.never') : sayDateTime(seenAt)),
      value: ({ seenAt }) => (seenAt === null ? 0 : Date.parse(seenAt)),
    },
  ];
}

/** `people/ID` opens a person, `people/new` the invitation. */
export function View({ rest }: PageProps) {
  const t = useWords();
  const { data, problem, reload } = useLive(PeopleAnswerSchema, 'people');
  const columns = useMemo(() => columnsFor(t), [t]);
  const people = useMemo(
    () =>
      (data?.people ?? []).toSorted(
        (a, b) => stateRank[a.state] - stateRank[b.state] || a.name.localeCompare(b.name, 'vi'),
      ),
    [data],
  );
  const [closedAt, setClosedAt] = useState<string>();
  const isInviting = rest === 'new';
  const selected = people.find(({ id }) => id === rest);
  const invite = () => go('people/new');
  useKeys([{ keys: 'N', says: t('people.invite'), inFoot: true, run: invite }]);
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />;
  }
  const count = (state: ListedPerson['state']) =>
    sayNumber(people.filter((person) => person.state === state).length);
  return (
    <div class="cols">
      <Table
        label={t('people.title')}
        title={t('people.summary', { active: count('active'), invited: count('invited') })}
        rows={people}
        columns={columns}
        keyOf={keyOf}
        selected={selected?.id ?? closedAt}
        onSelect={(key) =>
          go(key === undefined ? 'people' : `people/${key}`, { replace: rest !== '' })
        }
        onOpen={(key) => go(`people/${key}`)}
        tools={
          <Button icon="plus" keys="N" onPress={invite}>
            {t('people.invite')}
          </Button>
        }
        empty={<Empty title={t('people.emptyTitle')}>{t('people.emptyText')}</Empty>}
      >
        {rest !== '' && !isInviting && selected === undefined && (
          <Note tone="w">{t('people.unknownPerson')}</Note>
        )}
      </Table>
      {isInviting && <InviteDrawer onClose={() => go('people')} onDone={reload} />}
      {selected !== undefined && (
        <PersonDrawer
          key={selected.id}
          person={selected}
          onClose={() => {
            setClosedAt(selected.id);
            go('people');
          }}
          onDone={reload}
        />
      )}
    </div>
  );
}
