import { useId, useRef, useState } from 'preact/hooks';
import { type AppRefusal, broughtAppBytesMax } from '../../domain/api/console/index.ts';
import { useConsole } from '../frame/index.ts';
import type { LinkProblem } from '../link/index.ts';
import { Button, Note, Problem } from '../ui/index.ts';
import { type PlainKey, sayNumber, useWords } from '../words/index.ts';
import { bringApp } from './bring-app.ts';

const refusals = {
  otherName: 'publish.appOtherName',
  noPackage: 'publish.appNoPackage',
  tooLarge: 'publish.appTooLarge',
  broken: 'publish.appBroken',
} as const satisfies Readonly<Record<AppRefusal, PlainKey>>;

/** As `npm run package:deb` names it; the hub looks again. */
const named = /^motcham-kiosk_[0-9][0-9A-Za-z.+~-]{0,40}_[a-z0-9]+\.deb$/;

/** A package from this computer into the hub. Nobody has signed for it then. */
export function AppForm({ onBrought }: { readonly onBrought: () => void }) {
  const t = useWords();
  const { link } = useConsole();
  const inputId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [sent, setSent] = useState<number>();
  const [problem, setProblem] = useState<LinkProblem>();
  const [refused, setRefused] = useState<AppRefusal>();
  const [brought, setBrought] = useState('');
  const choose = (chosen: File | undefined) => {
    setFile(chosen);
    setProblem(undefined);
    setBrought('');
    setRefused(
      chosen === undefined
        ? undefined
        : !named.test(chosen.name)
          ? 'otherName'
          : chosen.size > broughtAppBytesMax
            ? 'tooLarge'
            : undefined,
    );
  };
  const share = file === undefined || sent === undefined ? 0 : Math.round((sent / file.size) * 100);
  const closed =
    file === undefined
      ? t('publish.appNone')
      : sent !== undefined
        ? t('publish.appSending', { percent: sayNumber(share) })
        : refused !== undefined
          ? t('publish.appNot')
          : undefined;
  const bring = async () => {
    if (file === undefined || closed !== undefined) return;
    setProblem(undefined);
    setSent(0);
    const answer = await bringApp(link, file, setSent);
    setSent(undefined);
    if (!answer.ok) return setProblem(answer.error);
    if ('refused' in answer.value) return setRefused(answer.value.refused);
    if (input.current !== null) input.current.value = '';
    setFile(undefined);
    setBrought(file.name);
    onBrought();
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void bring();
      }}
    >
      <h3>{t('publish.appBring')}</h3>
      <div class="fld">
        <div class="fl">
          <label for={inputId}>{t('publish.appFile')}</label>
        </div>
        <input
          id={inputId}
          ref={input}
          type="file"
          class="inp"
          accept=".deb"
          disabled={sent !== undefined}
          onChange={(event) => choose(event.currentTarget.files?.[0])}
        />
        <p class="hint">{t('publish.appFileHint')}</p>
      </div>
      {sent !== undefined && (
        <progress class="wide" max={100} value={share} aria-label={t('publish.appBring')} />
      )}
      {refused !== undefined && <Note tone="e">{t(refusals[refused])}</Note>}
      {problem !== undefined && <Problem problem={problem} />}
      {brought !== '' && <Note tone="o">{t('publish.appBrought', { file: brought })}</Note>}
      <div class="row">
        <Button kind="primary" closed={closed} onPress={() => void bring()}>
          {t('publish.appBring')}
        </Button>
      </div>
    </form>
  );
}
