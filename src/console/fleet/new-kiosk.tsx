import { generate } from 'lean-qr';
import { useState } from 'preact/hooks';
import { type CodeAnswer, CodeAnswerSchema, fleetPaths } from '../../domain/api/console/index.ts';
import type { Site } from '../../domain/api/index.ts';
import { go, useConsole, useMay } from '../frame/index.ts';
import type { LinkProblem } from '../link/index.ts';
import { Button, Empty, Note, Problem } from '../ui/index.ts';
import { sayTime, useWords } from '../words/index.ts';
import { missingOf, SiteForm } from './site-form.tsx';

const nowhere: Site = { plate: '', building: '', ward: '', wardCode: '', mode: 'lobby' };

/** Where it will stand, then a code to scan or to type; can be printed. */
export function NewKiosk() {
  const t = useWords();
  const { link } = useConsole();
  const [site, setSite] = useState(nowhere);
  const [made, setMade] = useState<CodeAnswer>();
  const [problem, setProblem] = useState<LinkProblem>();
  const mayAct = useMay('operator');
  if (!mayAct) return <Empty title={t('frame.noRoleTitle')}>{t('frame.noRoleText')}</Empty>;
  const missing = missingOf(site);
  const make = async () => {
    if (missing !== undefined) return;
    const answer = await link.post(CodeAnswerSchema, fleetPaths.codes, { site });
    setProblem(answer.ok ? undefined : answer.error);
    if (answer.ok) setMade(answer.value);
  };
  return (
    <div class="kiosk">
      <header class="head">
        <h1>{t('fleet.newKiosk')}</h1>
        <span class="sp" />
        <Button onPress={() => go('fleet')}>{t('fleet.back')}</Button>
      </header>
      <div class="pages">
        {problem !== undefined && <Problem problem={problem} />}
        {made === undefined ? (
          <form
            class="form"
            onSubmit={(event) => {
              event.preventDefault();
              void make();
            }}
          >
            <SiteForm site={site} onChange={setSite} />
            <div class="row">
              <Button
                kind="primary"
                submit
                closed={missing && t(missing)}
                onPress={() => void make()}
              >
                {t('fleet.makeCode')}
              </Button>
            </div>
          </form>
        ) : (
          <section class="newcode">
            <h2>{t('fleet.codeTitle')}</h2>
            <p>
              <b>{site.plate}</b> {site.building}, {site.ward}
            </p>
            {made.qr === null ? (
              <Note tone="w">{t('fleet.codeNoQr')}</Note>
            ) : (
              <QrCode text={made.qr} label={t('fleet.codeTitle')} />
            )}
            <p class="big">{made.code.replaceAll(/(.{4})(?=.)/g, '$1 ')}</p>
            <p class="m">
              {t('fleet.codeUntil', { time: sayTime(made.expiresMs, false) })}. {t('fleet.codeHow')}
            </p>
            <div class="row">
              <Button kind="primary" onPress={() => window.print()}>
                {t('fleet.print')}
              </Button>
              <Button onPress={() => setMade(undefined)}>{t('fleet.another')}</Button>
            </div>
          </section>
        )}
      </div>
    </div>
  );
}

function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const code = generate(text);
  const { size } = code;
  const cells: string[] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) if (code.get(x, y)) cells.push(`M${x} ${y}h1v1h-1z`);
  }
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={cells.join('')} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
