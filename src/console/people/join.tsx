import { useEffect, useState } from 'preact/hooks';
import {
  DoneSchema,
  type JoinAnswer,
  JoinAnswerSchema,
  PasskeyOptionsSchema,
  personNameLengthMax,
} from '../../domain/api/console/index.ts';
import { addressOf, go } from '../frame/index.ts';
import { type Link, type LinkProblem, makePasskey } from '../link/index.ts';
import { Button, Field, Note, Problem } from '../ui/index.ts';
import { sayDateTime, useWords } from '../words/index.ts';
import { Alone } from './alone.tsx';
import { RightsLine } from './rights-line.tsx';

interface JoinProps {
  readonly link: Link;
  readonly onJoined: () => void;
}

/** A one-time link: it stands behind the `#`, so that no server and no log on the way sees it. */
export function Join({ link, onJoined }: JoinProps) {
  const t = useWords();
  const [token] = useState(() => location.hash.slice(1));
  const [whom, setWhom] = useState<JoinAnswer>();
  const [problem, setProblem] = useState<LinkProblem>();
  const [name, setName] = useState('');
  const [noPasskey, setNoPasskey] = useState(false);
  useEffect(() => {
    void link.post(JoinAnswerSchema, 'join/look', { token }).then((answer) => {
      if (!answer.ok) return setProblem(answer.error);
      setWhom(answer.value);
      setName(answer.value.name);
    });
  }, [link, token]);
  const join = async () => {
    setNoPasskey(false);
    setProblem(undefined);
    const asked = await link.post(PasskeyOptionsSchema, 'join/options', { token, name });
    if (!asked.ok) return setProblem(asked.error);
    const answer = await makePasskey(asked.value.options);
    if (answer === undefined) return setNoPasskey(true);
    const done = await link.post(DoneSchema, 'join', { token, answer });
    if (!done.ok) return setProblem(done.error);
    go('', { replace: true });
    onJoined();
  };
  if (whom === undefined) {
    if (problem === undefined) return null;
    return (
      <Alone>
        <h1>{t('people.joinDead')}</h1>
        {problem.kind === 'refused' ? (
          <p class="m">{t('people.joinDeadText')}</p>
        ) : (
          <Problem problem={problem} />
        )}
        <a class="btn" href={addressOf('sign-in')}>
          {t('people.toSignIn')}
        </a>
      </Alone>
    );
  }
  return (
    <Alone>
      <h1>{t('people.joinTitle')}</h1>
      <p class="m">
        {whom.name === '' ? t('people.joinFirst') : t('people.joinText', { name: whom.name })}
      </p>
      {problem !== undefined && <Problem problem={problem} />}
      {noPasskey && <Note tone="w">{t('people.passkeyFailed')}</Note>}
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void join();
        }}
      >
        <Field
          label={t('people.yourName')}
          value={name}
          onInput={setName}
          lengthMax={personNameLengthMax}
          autoFocus
        />
        <p class="s">
          {t('people.joinRights')}: <RightsLine {...whom} />
          <br />
          <span class="m">{t('people.joinUntil', { time: sayDateTime(whom.expiresAt) })}</span>
        </p>
        <Button
          kind="primary"
          icon="key"
          submit
          onPress={() => undefined}
          closed={name.trim() === '' ? t('people.inviteNeedsName') : undefined}
        >
          {t('people.join')}
        </Button>
      </form>
    </Alone>
  );
}
