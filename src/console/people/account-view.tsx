import { useState } from 'preact/hooks';
import {
  type Account,
  AccountSchema,
  DoneSchema,
  type Passkey,
  PasskeyOptionsSchema,
} from '../../domain/api/console/index.ts';
import { useConsole, useLive } from '../frame/index.ts';
import { type LinkProblem, makePasskey } from '../link/index.ts';
import { Button, Field, Note, Problem, Skeleton } from '../ui/index.ts';
import { sayDate, sayDateTime, useWords } from '../words/index.ts';
import { RightsLine } from './rights-line.tsx';

/** One's own passkeys and sessions. */
export function View() {
  const t = useWords();
  const { session } = useConsole();
  const { data, problem, reload } = useLive(AccountSchema, 'account');
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />;
  }
  return (
    <>
      <div class="head">
        <h1>{t('people.account')}</h1>
        <span class="m">
          {session.person.name} · <RightsLine {...session.person} />
        </span>
      </div>
      <div class="pages">
        <Passkeys account={data} reload={reload} />
        <Sessions account={data} reload={reload} />
      </div>
    </>
  );
}

interface PartProps {
  readonly account: Account;
  readonly reload: () => void;
}

function Passkeys({ account, reload }: PartProps) {
  const t = useWords();
  const { link } = useConsole();
  const [problem, setProblem] = useState<LinkProblem>();
  const [noPasskey, setNoPasskey] = useState(false);
  const add = async () => {
    setNoPasskey(false);
    const asked = await link.post(PasskeyOptionsSchema, 'account/passkeys/options');
    if (!asked.ok) return setProblem(asked.error);
    const answer = await makePasskey(asked.value.options);
    if (answer === undefined) return setNoPasskey(true);
    told(await link.post(DoneSchema, 'account/passkeys', { answer }));
  };
  const told = (answer: { ok: true } | { ok: false; error: LinkProblem }) => {
    setProblem(answer.ok ? undefined : answer.error);
    reload();
  };
  return (
    <section>
      <h2>{t('people.keysTitle')}</h2>
      <p class="m">{t('people.keysText')}</p>
      {problem !== undefined && <Problem problem={problem} />}
      {noPasskey && <Note tone="w">{t('people.passkeyFailed')}</Note>}
      <ul class="lines">
        {account.passkeys.map((key) => (
          <PasskeyLine
            key={key.id}
            passkey={key}
            isLast={account.passkeys.length === 1}
            onRename={async (name) =>
              told(await link.put(DoneSchema, `account/passkeys/${key.id}`, { name }))
            }
            onRemove={async () => told(await link.delete(DoneSchema, `account/passkeys/${key.id}`))}
          />
        ))}
      </ul>
      <Button icon="plus" onPress={() => void add()}>
        {t('people.addKey')}
      </Button>
    </section>
  );
}

interface PasskeyLineProps {
  readonly passkey: Passkey;
  readonly isLast: boolean;
  readonly onRename: (name: string) => Promise<void>;
  readonly onRemove: () => Promise<void>;
}

function PasskeyLine({ passkey, isLast, onRename, onRemove }: PasskeyLineProps) {
  const t = useWords();
  const [name, setName] = useState<string>();
  if (name !== undefined) {
    return (
      <li>
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === '') return;
            void onRename(name.trim()).then(() => setName(undefined));
          }}
        >
          <Field
            label={t('people.keyName')}
            value={name}
            onInput={setName}
            lengthMax={40}
            autoFocus
          />
          <Button submit onPress={() => undefined}>
            {t('people.rename')}
          </Button>
          <Button onPress={() => setName(undefined)}>{t('ui.cancel')}</Button>
        </form>
      </li>
    );
  }
  return (
    <li>
      <span>
        <b>{passkey.name}</b>
        <br />
        <span class="m s">
          {t(passkey.isBackedUp ? 'people.keyBackedUp' : 'people.keyAlone')} ·{' '}
          {passkey.usedAt === null
            ? t('people.keyUnused')
            : t('people.keyUsed', { time: sayDateTime(passkey.usedAt) })}
        </span>
      </span>
      <span class="row">
        <Button kind="quiet" onPress={() => setName(passkey.name)}>
          {t('people.rename')}
        </Button>
        <Button closed={isLast ? t('people.lastKey') : undefined} onPress={() => void onRemove()}>
          {t('people.removeKey')}
        </Button>
      </span>
    </li>
  );
}

function Sessions({ account, reload }: PartProps) {
  const t = useWords();
  const { link, refreshSession, forget } = useConsole();
  const [problem, setProblem] = useState<LinkProblem>();
  // Out is who the hub let out: while it does not answer, the session holds and this page says so.
  const leave = async (path: string) => {
    const answer = await link.post(DoneSchema, path);
    if (!answer.ok) return setProblem(answer.error);
    forget();
    refreshSession();
  };
  const end = async (id: string) => {
    const answer = await link.delete(DoneSchema, `account/sessions/${id}`);
    setProblem(answer.ok ? undefined : answer.error);
    reload();
  };
  return (
    <section>
      <h2>{t('people.sessionsTitle')}</h2>
      {problem !== undefined && <Problem problem={problem} />}
      <ul class="lines">
        {account.sessions.map((one) => (
          <li key={one.id}>
            <span>
              <b>{one.agent}</b> {one.isThis && <span class="tag">{t('people.thisSession')}</span>}
              <br />
              <span class="m s">
                {t('people.bySession', {
                  way: t(one.by === 'oidc' ? 'people.wayOidc' : 'people.wayPasskey'),
                })}
                ,{' '}
                {t('people.sessionSince', {
                  from: sayDate(one.createdAt),
                  seen: sayDateTime(one.seenAt),
                })}
              </span>
            </span>
            {!one.isThis && (
              <Button onPress={() => void end(one.id)}>{t('people.endSession')}</Button>
            )}
          </li>
        ))}
      </ul>
      <div class="row">
        <Button onPress={() => void leave('sign-out')}>{t('people.signOut')}</Button>
        <Button onPress={() => void leave('sign-out/everywhere')}>
          {t('people.signOutEverywhere')}
        </Button>
      </div>
    </section>
  );
}
