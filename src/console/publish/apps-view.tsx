import { useState } from 'preact/hooks';
import {
  type AppLine,
  AppListSchema,
  appPaths,
  DoneAnswerSchema,
} from '../../domain/api/console/index.ts';
import { go, useConsole, useLive, useMay } from '../frame/index.ts';
import { useKeys } from '../keys/index.ts';
import type { LinkProblem } from '../link/index.ts';
import { Button, Empty, Note, Problem, Skeleton, Status } from '../ui/index.ts';
import { sayBytes, sayDateTime, useWords } from '../words/index.ts';
import { AppForm } from './app-form.tsx';

/** Packages of the application: what every kiosk may install, what lies ready, and a new one. */
export function AppsView() {
  const t = useWords();
  const { link } = useConsole();
  const mayBring = useMay('approver', 'operator');
  const { data, problem, reload } = useLive(AppListSchema, appPaths.all);
  const [failed, setFailed] = useState<LinkProblem>();
  useKeys([{ keys: 'Esc', says: t('frame.keyBack'), run: () => go('publish') }]);
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />;
  }
  const takeBack = async (architecture: string) => {
    const answer = await link.post(DoneAnswerSchema, appPaths.takeBack(architecture), {});
    setFailed(answer.ok ? undefined : answer.error);
    reload();
  };
  return (
    <div class="pages">
      <section class="form">
        <h2>{t('publish.appsTitle')}</h2>
        <p class="m">{t('publish.appsWhat')}</p>
        {problem !== undefined && <Problem problem={problem} onRetry={reload} />}
        {failed !== undefined && <Problem problem={failed} />}
        {data.apps.length === 0 && (
          <Empty title={t('publish.appsEmpty')}>{t('publish.appsEmptyText')}</Empty>
        )}
        {data.apps.map((line) => (
          <Machine
            key={line.architecture}
            line={line}
            onTakeBack={mayBring ? () => void takeBack(line.architecture) : undefined}
          />
        ))}
        {mayBring ? <AppForm onBrought={reload} /> : <Note tone="w">{t('publish.appRole')}</Note>}
        <p class="hint">{t('publish.appsHow')}</p>
        <p class="hint">{t('publish.appsPage')}</p>
      </section>
    </div>
  );
}

interface MachineProps {
  readonly line: AppLine;
  readonly onTakeBack: (() => void) | undefined;
}

function Machine({ line, onTakeBack }: MachineProps) {
  const t = useWords();
  const { architecture, standing, ready } = line;
  return (
    <section class="form" data-machine={architecture}>
      <h3>{t('publish.appMachine', { machine: architecture })}</h3>
      <dl class="kv">
        <dt>{t('publish.appStanding')}</dt>
        <dd>
          {standing === null
            ? t('publish.appStandingNone')
            : `${standing.version} (${sayBytes(standing.bytes)})`}
        </dd>
        {ready !== null && (
          <>
            <dt>{t('publish.appReady')}</dt>
            <dd>
              <Status status={ready.release === null ? 'waiting' : 'running'}>
                {`${ready.version} (${sayBytes(ready.bytes)})`}
              </Status>
              <p class="m s">
                {t('publish.appBy', {
                  name: ready.addedBy || t('publish.stageByHand'),
                  time: sayDateTime(ready.addedAt),
                })}
              </p>
              <p class="m s">
                SHA-256 <code class="code">{ready.sha256.slice(0, 16)}…</code>
              </p>
            </dd>
          </>
        )}
      </dl>
      {ready !== null && (
        <div class="row wrap">
          {ready.release === null ? (
            <Button icon="send" onPress={() => go('publish/next')}>
              {t('publish.appGoNext')}
            </Button>
          ) : (
            <Button icon="arrow" onPress={() => go(`publish/${ready.release}`)}>
              {t('publish.goOpen')}
            </Button>
          )}
          {onTakeBack !== undefined && (
            <Button icon="undo" onPress={onTakeBack}>
              {t('publish.appTakeBack')}
            </Button>
          )}
        </div>
      )}
      {ready !== null && <p class="hint">{t('publish.appTakeBackHint')}</p>}
    </section>
  );
}
