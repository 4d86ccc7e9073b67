import { useEffect, useState } from 'preact/hooks';
import {
  consoleApi,
  DoneSchema,
  PasskeyOptionsSchema,
  type SignInWays,
  SignInWaysSchema,
} from '../../domain/api/console/index.ts';
import { place } from '../frame/index.ts';
import { type Link, type LinkProblem, signWithPasskey } from '../link/index.ts';
import { Button, Note, Problem } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { Alone } from './alone.tsx';

interface SignInProps {
  readonly link: Link;
  readonly onSignedIn: () => void;
}

/** What the hub says of a sign-on that led nowhere, in the address it sends back to. */
const oidcFailures: ReadonlyMap<string, 'people.oidcFailed' | 'people.oidcAway'> = new Map([
  ['sign-on', 'people.oidcFailed'],
  ['sign-on-away', 'people.oidcAway'],
] as const);

/** A passkey, or the city's own sign-on. */
export function SignIn({ link, onSignedIn }: SignInProps) {
  const t = useWords();
  const [ways, setWays] = useState<SignInWays>();
  const [problem, setProblem] = useState<LinkProblem>();
  const [isBusy, setBusy] = useState(false);
  const oidcFailure = oidcFailures.get(place.value.query.get('problem') ?? '');
  useEffect(() => {
    void link.get(SignInWaysSchema, 'sign-in').then((answer) => {
      if (answer.ok) setWays(answer.value);
      else setProblem(answer.error);
    });
  }, [link]);
  const signIn = async () => {
    setBusy(true);
    setProblem(undefined);
    const asked = await link.post(PasskeyOptionsSchema, 'sign-in/options');
    if (!asked.ok) setProblem(asked.error);
    else {
      const answer = await signWithPasskey(asked.value.options);
      if (answer === undefined) setProblem({ kind: 'cancelled' });
      else {
        const done = await link.post(DoneSchema, 'sign-in', { answer });
        if (done.ok) onSignedIn();
        else setProblem(done.error);
      }
    }
    setBusy(false);
  };
  return (
    <Alone>
      <h1>{t('people.signInTitle')}</h1>
      <p class="m">{t('people.signInText')}</p>
      {problem !== undefined && <SignInProblem problem={problem} />}
      {oidcFailure !== undefined && problem === undefined && <Note tone="w">{t(oidcFailure)}</Note>}
      <Button kind="primary" icon="key" onPress={() => void (isBusy || signIn())}>
        {t('people.signIn')}
      </Button>
      {ways?.oidc != null && (
        <a class="btn" href={`${consoleApi}oidc/start`} target="_self">
          {t('people.signInOidc', { name: ways.oidc })}
        </a>
      )}
      <p class="m s">{t('people.signInNone')}</p>
    </Alone>
  );
}

function SignInProblem({ problem }: { readonly problem: LinkProblem }) {
  const t = useWords();
  if (problem.kind === 'cancelled') return <Note tone="w">{t('people.signInCancelled')}</Note>;
  if (problem.kind !== 'refused') return <Problem problem={problem} />;
  return (
    <Note tone="e">
      {t(problem.code === 'too-many' ? 'people.tooMany' : 'people.signInFailed')}
    </Note>
  );
}
