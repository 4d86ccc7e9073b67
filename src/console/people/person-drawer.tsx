import { useEffect, useState } from 'preact/hooks';
import {
  AccountSchema,
  DoneSchema,
  type InviteAnswer,
  InviteAnswerSchema,
  type ListedPerson,
  type Rights,
} from '../../domain/api/console/index.ts';
import { useConsole, useLive } from '../frame/index.ts';
import type { LinkProblem } from '../link/index.ts';
import { Button, Drawer, Field, Note, Problem, Status } from '../ui/index.ts';
import { sayDate, sayDateTime, useWords } from '../words/index.ts';
import { RightsForm, rightsClosed } from './rights-form.tsx';
import { ShownLink } from './shown-link.tsx';

interface PersonDrawerProps {
  readonly person: ListedPerson;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const sameRights = (a: Rights, b: Rights) =>
  a.isAdministrator === b.isAdministrator &&
  a.roles.join() === b.roles.join() &&
  (a.buildings ?? []).toSorted().join('\n') === (b.buildings ?? []).toSorted().join('\n');

/** One person: state, rights, passkeys, sessions; a new link; the end. */
export function PersonDrawer({ person, onClose, onDone }: PersonDrawerProps) {
  const t = useWords();
  const { link, session, refreshSession } = useConsole();
  const { data } = useLive(AccountSchema, `people/${person.id}`);
  const [wanted, setRights] = useState<Rights>();
  // What nobody touched follows what another administrator gives or takes meanwhile.
  const rights = wanted ?? person;
  useEffect(() => {
    if (wanted !== undefined && sameRights(wanted, person)) setRights(undefined);
  }, [wanted, person]);
  const [invite, setInvite] = useState<InviteAnswer>();
  const [problem, setProblem] = useState<LinkProblem>();
  const [isSaved, setSaved] = useState(false);
  const [typed, setTyped] = useState<string>();
  const isSelf = person.id === session.person.id;
  const isSame = sameRights(rights, person);
  const isOut = person.state === 'revoked';
  const told = (answer: { ok: true } | { ok: false; error: LinkProblem }) => {
    setProblem(answer.ok ? undefined : answer.error);
    setSaved(answer.ok);
    if (answer.ok) onDone();
    return answer.ok;
  };
  const save = async () => {
    const { roles, isAdministrator, buildings = [] } = rights;
    const body = { roles, isAdministrator, buildings };
    if (told(await link.put(DoneSchema, `people/${person.id}/rights`, body)) && isSelf)
      refreshSession();
  };
  const newLink = async () => {
    const answer = await link.post(InviteAnswerSchema, `people/${person.id}/link`);
    told(answer);
    if (answer.ok) setInvite(answer.value);
  };
  const revoke = async () => {
    if (told(await link.delete(DoneSchema, `people/${person.id}`))) setTyped(undefined);
  };
  return (
    <Drawer
      title={person.name}
      sub={`${t('people.created')} ${sayDate(person.createdAt)}${person.isFederated ? ` · ${t('people.federated')}` : ''}`}
      onClose={onClose}
      actions={
        !isOut && (
          <>
            <Button
              kind="primary"
              closed={isSame ? t('people.rightsSame') : rightsClosed(t, rights)}
              onPress={() => void save()}
            >
              {t('people.saveRights')}
            </Button>
            <Button kind="danger" onPress={() => setTyped('')}>
              {t('people.revoke')}
            </Button>
          </>
        )
      }
    >
      <section>
        {isOut && (
          <Status status="unknown" strong>
            {t('people.stateRevoked')}
          </Status>
        )}
        {person.state === 'invited' && (
          <Status status="waiting" strong>
            {t('people.stateInvited')}
          </Status>
        )}
        {person.state === 'active' && (
          <Status status="well" strong>
            {t('people.stateActive')}
          </Status>
        )}
      </section>
      {problem !== undefined && <PersonProblem problem={problem} />}
      {isSaved && isSame && <Note tone="o">{t('people.saved')}</Note>}
      {typed !== undefined && (
        <section class="form">
          <h3>{t('people.revokeTitle', { name: person.name })}</h3>
          <p>{t('people.revokeText')}</p>
          <Field
            label={t('people.revokeType', { name: person.name })}
            value={typed}
            onInput={setTyped}
            autoFocus
          />
          <div class="row">
            <Button
              kind="danger"
              closed={typed.trim() === person.name ? undefined : t('people.revokeMismatch')}
              onPress={() => void revoke()}
            >
              {t('people.revoke')}
            </Button>
            <Button onPress={() => setTyped(undefined)}>{t('ui.cancel')}</Button>
          </div>
        </section>
      )}
      {invite !== undefined && <ShownLink name={person.name} invite={invite} />}
      {!isOut && (
        <section>
          <h3>{t('people.rights')}</h3>
          <RightsForm rights={rights} onChange={setRights} />
        </section>
      )}
      <section>
        <h3>{t('people.passkeys')}</h3>
        <ul class="lines">
          {data?.passkeys.map((key) => (
            <li key={key.id}>
              <span>{key.name}</span>
              <span class="m s">
                {key.usedAt === null ? t('people.keyUnused') : sayDateTime(key.usedAt)}
              </span>
            </li>
          ))}
        </ul>
        {!isOut && !isSelf && (
          <>
            <Button icon="link" onPress={() => void newLink()}>
              {t('people.newLink')}
            </Button>
            <p class="hint">{t('people.newLinkHint')}</p>
          </>
        )}
      </section>
      {(data?.sessions.length ?? 0) > 0 && (
        <section>
          <h3>{t('people.sessions')}</h3>
          <ul class="lines">
            {data?.sessions.map((one) => (
              <li key={one.id}>
                <span>{one.agent}</span>
                <span class="m s">{sayDateTime(one.seenAt)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Drawer>
  );
}

function PersonProblem({ problem }: { readonly problem: LinkProblem }) {
  const t = useWords();
  const isLast = problem.kind === 'refused' && problem.code === 'conflict';
  return isLast ? (
    <Note tone="e">{t('people.lastAdministrator')}</Note>
  ) : (
    <Problem problem={problem} />
  );
}
