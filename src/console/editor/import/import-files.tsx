import {
  ImportListSchema,
  type ImportView,
  importPaths,
} from '../../../domain/api/console/index.ts';
import { go, useLive } from '../../frame/index.ts';
import { Button, Empty, Note, Problem, Skeleton, Status } from '../../ui/index.ts';
import { language, sayDateTime, sayNumber, useWords } from '../../words/index.ts';
import { BringFile } from './bring-file.tsx';
import { sayProblem } from './say-problem.ts';

/** While a file is read its count moves. */
const everyMs = 2_000;

const shapes = {
  waiting: 'waiting',
  reading: 'running',
  ready: 'well',
  taking: 'running',
  failed: 'error',
} as const;

/** Files that were brought, and a place for the next one. */
export function ImportFiles() {
  const t = useWords();
  const { data, problem, reload } = useLive(ImportListSchema, importPaths.all, everyMs);
  return (
    <div class="page imports">
      <header class="head">
        <h1>{t('import.title')}</h1>
      </header>
      <div class="importcols">
        <BringFile onBrought={reload} />
        <section class="panel" aria-label={t('import.files')}>
          <div class="ph">
            <h2>{t('import.files')}</h2>
          </div>
          {data === undefined &&
            (problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />)}
          {data?.imports.length === 0 && (
            <Empty title={t('import.emptyTitle')}>{t('import.emptyText')}</Empty>
          )}
          <ul class="lines">
            {data?.imports.map((one) => (
              <ImportLine key={one.id} one={one} />
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}

function ImportLine({ one }: { readonly one: ImportView }) {
  const t = useWords();
  const { counts } = one;
  return (
    <li>
      <span>
        <b>{one.fileName}</b> <Status status={shapes[one.state]}>{t(`import.${one.state}`)}</Status>
        <br />
        <span class="m s">
          {one.madeBy}, {sayDateTime(one.madeAt)} ·{' '}
          {t('import.read', { count: sayNumber(one.read) })}
        </span>
        {one.problem !== null && <Note tone="e">{sayProblem(one.problem, language.value)}</Note>}
        {one.read > 0 && (
          <span class="m s">
            <br />
            {t('import.counts', {
              fresh: sayNumber(counts.new),
              changed: sayNumber(counts.changed),
              same: sayNumber(counts.same),
              refused: sayNumber(counts.refused),
              taken: sayNumber(counts.taken),
            })}
          </span>
        )}
      </span>
      {one.read > 0 && <Button onPress={() => go(`import/${one.id}`)}>{t('import.open')}</Button>}
    </li>
  );
}
