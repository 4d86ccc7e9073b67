import { useId, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import {
  ImportListSchema,
  type ImportView,
  importFileBytesMax,
  importPaths,
} from '../../../domain/api/console/index.ts';
import { go, useConsole, useLive } from '../../frame/index.ts';
import type { LinkProblem } from '../../link/index.ts';
import { Button, Empty, Field, Note, Problem, Skeleton, Status } from '../../ui/index.ts';
import { language, sayDateTime, sayNumber, useWords } from '../../words/index.ts';
import { sayProblem } from './say-problem.ts';
import { sendFile } from './send-file.ts';

const BegunSchema = z.strictObject({ id: z.string() });
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

/** A file, the day of its copy, and for a sheet which column is what. */
function BringFile({ onBrought }: { readonly onBrought: () => void }) {
  const t = useWords();
  const { link } = useConsole();
  const inputId = useId();
  const [file, setFile] = useState<File>();
  const [day, setDay] = useState('');
  const [map, setMap] = useState('');
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<LinkProblem>();
  const isSheet = /\.(csv|xlsx)(\.gz)?$/i.test(file?.name ?? '');
  const isTooLong = (file?.size ?? 0) > importFileBytesMax;
  const closed = isSending
    ? t('import.sending')
    : file === undefined
      ? t('import.noFile')
      : isTooLong
        ? t('import.tooLong', { count: importFileBytesMax / 1024 / 1024 })
        : isSheet && map.trim() === ''
          ? t('import.noMap')
          : undefined;
  const bring = async () => {
    if (file === undefined || closed !== undefined) return;
    setSending(true);
    const begun = await link.post(BegunSchema, importPaths.all, {
      fileName: file.name.replace(/[/\\\p{Cc}]/gu, '_').slice(-120),
      ...(day !== '' && { snapshotDate: day }),
      ...(map.trim() !== '' && { columnMap: map }),
    });
    const failed = begun.ok ? await sendFile(begun.value.id, file) : begun.error;
    setSending(false);
    setProblem(failed);
    if (failed === undefined) {
      setFile(undefined);
      onBrought();
    }
  };
  return (
    <form
      class="panel form bring"
      onSubmit={(event) => {
        event.preventDefault();
        void bring();
      }}
    >
      <div class="ph">
        <h2>{t('import.bring')}</h2>
      </div>
      <div class="body form">
        <div class="fld">
          <div class="fl">
            <label for={inputId}>{t('import.file')}</label>
          </div>
          <input
            id={inputId}
            type="file"
            class="inp"
            accept=".json,.jsonl,.gz,.csv,.xlsx"
            onChange={(event) => setFile(event.currentTarget.files?.[0])}
          />
          <p class="hint">{t('import.fileHint')}</p>
        </div>
        <Field
          label={t('import.day')}
          value={day}
          onInput={setDay}
          isDate
          hint={t('import.dayHint')}
        />
        {isSheet && (
          <Field
            label={t('import.map')}
            value={map}
            onInput={setMap}
            lines={6}
            lengthMax={65_536}
            hint={t('import.mapHint')}
          />
        )}
        {problem !== undefined && <Problem problem={problem} />}
        <Button kind="primary" submit onPress={() => undefined} closed={closed}>
          {t('import.bringDo')}
        </Button>
        <p class="m s">{t('import.nothingYet')}</p>
      </div>
    </form>
  );
}
