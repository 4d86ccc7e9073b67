import { useId, useRef, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import {
  importFileBytesMax,
  importPaths,
  type SheetHeadView,
} from '../../../domain/api/console/index.ts';
import { hanoiMoment } from '../../../domain/calendar/index.ts';
import { useConsole } from '../../frame/index.ts';
import type { LinkProblem } from '../../link/index.ts';
import { Button, Field, Note, Problem } from '../../ui/index.ts';
import { language, useWords } from '../../words/index.ts';
import { type ColumnChoice, firstChoice, mapOf } from './column-choice.ts';
import { ColumnForm, closedBy } from './column-form.tsx';
import { sayProblem } from './say-problem.ts';
import { askHead, sendFile } from './send-file.ts';

const BegunSchema = z.strictObject({ id: z.string() });

/** What is known of a sheet that was chosen: its first rows, or why there are none. */
interface Looked {
  readonly head?: NonNullable<SheetHeadView['head']>;
  readonly earlier?: SheetHeadView['earlier'];
  readonly problem?: LinkProblem;
  /** What the readers say of the file. */
  readonly says?: string;
}

/** A file, the day of its copy, and for a sheet which column is what. */
export function BringFile({ onBrought }: { readonly onBrought: () => void }) {
  const t = useWords();
  const { link } = useConsole();
  const inputId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [day, setDay] = useState('');
  const [sheet, setSheet] = useState(1);
  const [looked, setLooked] = useState<Looked>();
  const [choice, setChoice] = useState<ColumnChoice>();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<LinkProblem>();
  /** Which look is the last one: an answer about a file that was chosen before counts for nothing. */
  const looks = useRef(0);
  const isSheet = isSheetName(file?.name ?? '');
  const isTooLong = (file?.size ?? 0) > importFileBytesMax;
  const { head } = looked ?? {};

  const look = async (from: File, which: number) => {
    looks.current += 1;
    const mine = looks.current;
    setSheet(which);
    setLooked(undefined);
    setChoice(undefined);
    const answer = await askHead(from, which);
    if (mine !== looks.current) return;
    if (!answer.ok) return setLooked({ problem: answer.error });
    const { head: found, problem: says, earlier } = answer.value;
    if (found === null) return setLooked(says === null ? {} : { says });
    setLooked({ head: found, earlier });
    setChoice(firstChoice(found, earlier));
  };
  const choose = (chosen: File | undefined) => {
    looks.current += 1;
    setFile(chosen);
    setProblem(undefined);
    setLooked(undefined);
    setChoice(undefined);
    if (chosen === undefined || chosen.size > importFileBytesMax) return;
    if (!isSheetName(chosen.name)) return;
    // A sheet does not say of which day it is.
    setDay(hanoiMoment(chosen.lastModified).day);
    void look(chosen, 1);
  };
  const isLooking = isSheet && !isTooLong && looked === undefined;
  const unread = looked !== undefined && isSheet && head === undefined;
  const closed = isSending
    ? t('import.sending')
    : file === undefined
      ? t('import.noFile')
      : isTooLong
        ? t('import.tooLong', { count: importFileBytesMax / 1024 / 1024 })
        : isLooking
          ? t('import.lookingShort')
          : unread
            ? t('import.failed')
            : choice === undefined
              ? undefined
              : closedBy(t, choice);
  const bring = async () => {
    if (file === undefined || closed !== undefined) return;
    setSending(true);
    const begun = await link.post(BegunSchema, importPaths.all, {
      fileName: file.name.replace(/[/\\\p{Cc}]/gu, '_').slice(-120),
      ...(day !== '' && { snapshotDate: day }),
      ...(head !== undefined && choice !== undefined && { columnMap: mapOf(choice, head, sheet) }),
    });
    const failed = begun.ok ? await sendFile(begun.value.id, file) : begun.error;
    setSending(false);
    setProblem(failed);
    if (failed === undefined) {
      if (input.current !== null) input.current.value = '';
      choose(undefined);
      setDay('');
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
            ref={input}
            type="file"
            class="inp"
            accept=".json,.jsonl,.gz,.csv,.tsv,.xlsx"
            onChange={(event) => choose(event.currentTarget.files?.[0])}
          />
          <p class="hint">{t('import.fileHint')}</p>
        </div>
        <Field
          label={t('import.day')}
          value={day}
          onInput={setDay}
          isDate
          hint={isSheet ? t('import.dayOfFile') : t('import.dayHint')}
        />
        {isLooking && <Note tone="n">{t('import.looking')}</Note>}
        {looked?.problem !== undefined && file !== undefined && (
          <Problem problem={looked.problem} onRetry={() => void look(file, sheet)} />
        )}
        {looked?.says !== undefined && (
          <Note tone="e">{sayProblem(looked.says, language.value)}</Note>
        )}
        {file !== undefined && head !== undefined && choice !== undefined && (
          <ColumnForm
            head={head}
            sheet={sheet}
            choice={choice}
            onSheet={(which) => void look(file, which)}
            onChange={setChoice}
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

const isSheetName = (name: string): boolean => /\.(?:csv|tsv|xlsx)(?:\.gz)?$/i.test(name);
