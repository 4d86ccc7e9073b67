import { useMemo, useState } from 'preact/hooks';
import {
  AuditAnswerSchema,
  type AuditCheck,
  AuditCheckSchema,
  type AuditLine,
  consoleApi,
} from '../../domain/api/console/index.ts';
import { go, type PageProps, useConsole, useLive } from '../frame/index.ts';
import type { LinkProblem } from '../link/index.ts';
import { Button, type Column, Drawer, Empty, Note, Problem, Skeleton, Table } from '../ui/index.ts';
import { sayDate, sayDateTime, sayNumber, sayTime, useWords, type Words } from '../words/index.ts';
import { sayAct } from './say-act.ts';
import { sayFacts, saySubject } from './say-facts.ts';

const keyOf = ({ seq }: AuditLine) => String(seq);
const none: readonly AuditLine[] = [];

function whoOf(t: Words, { person, personName }: AuditLine): string {
  if (person === 'hub') return t('audit.byHub');
  return person === 'cli' ? t('audit.byCli') : personName;
}

/** `Tên: Lan, Quyền: Biên tập`: details in one line. */
function sayLine(t: Words, line: AuditLine): string {
  return sayFacts(t, line)
    .map(({ title, text }) => `${title}: ${text}`)
    .join(' · ');
}

function columnsFor(t: Words): readonly Column<AuditLine>[] {
  return [
    {
      key: 'seq',
      title: t('audit.seq'),
      width: 76,
      isNumber: true,
      text: ({ seq }) => String(seq),
      value: ({ seq }) => seq,
    },
    {
      key: 'at',
      title: t('audit.at'),
      width: 156,
      weight: 'grey',
      text: ({ at }) => `${sayDate(at)} ${sayTime(at)}`,
      value: ({ at }) => Date.parse(at),
    },
    {
      key: 'who',
      title: t('audit.who'),
      width: 160,
      weight: 'bold',
      text: (line) => whoOf(t, line),
    },
    { key: 'what', title: t('audit.what'), width: 208, text: ({ what }) => sayAct(t, what) },
    {
      key: 'subject',
      title: t('audit.subject'),
      width: 160,
      weight: 'grey',
      text: (line) => saySubject(t, line),
    },
    { key: 'facts', title: t('audit.facts'), weight: 'grey', text: (line) => sayLine(t, line) },
  ];
}

/** The log, newest first; `audit/SEQ` opens a line. */
export function View({ rest }: PageProps) {
  const t = useWords();
  const { link } = useConsole();
  const { data, problem, reload } = useLive(AuditAnswerSchema, 'audit');
  const columns = useMemo(() => columnsFor(t), [t]);
  const [check, setCheck] = useState<AuditCheck>();
  const [failed, setFailed] = useState<LinkProblem>();
  const lines = data?.lines ?? none;
  const selected = lines.find(({ seq }) => String(seq) === rest);
  const verify = async () => {
    const answer = await link.post(AuditCheckSchema, 'audit/check');
    setFailed(answer.ok ? undefined : answer.error);
    setCheck(answer.ok ? answer.value : undefined);
  };
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />;
  }
  const { head } = data;
  return (
    <div class="cols">
      <Table
        label={t('audit.title')}
        title={t('audit.summary', { count: sayNumber(data.lastSeq) })}
        rows={lines}
        columns={columns}
        keyOf={keyOf}
        selected={selected === undefined ? undefined : keyOf(selected)}
        onSelect={(key) =>
          go(key === undefined ? 'audit' : `audit/${key}`, { replace: rest !== '' })
        }
        tools={
          <>
            <Button kind="quiet" icon="shield" onPress={() => void verify()}>
              {t('audit.check')}
            </Button>
            <a class="btn q" href={`${consoleApi}audit/export`} download="audit.jsonl">
              {t('audit.export')}
            </a>
          </>
        }
        note={
          head === null
            ? t('audit.headNone')
            : t('audit.headAt', { seq: sayNumber(head.seq), time: sayDateTime(head.at) })
        }
        empty={<Empty title={t('audit.emptyTitle')}>{t('audit.emptyText')}</Empty>}
      >
        {rest !== '' && selected === undefined && (
          <Note tone="w">{t('audit.unknownLine', { seq: rest })}</Note>
        )}
        {failed !== undefined && <Problem problem={failed} />}
        {check !== undefined &&
          (check.ok ? (
            <Note tone="o">{t('audit.checkOk', { lines: sayNumber(check.lines) })}</Note>
          ) : (
            <Note tone="e">{t('audit.checkBad', { seq: sayNumber(check.seq ?? 0) })}</Note>
          ))}
      </Table>
      {selected !== undefined && (
        <Drawer
          title={sayAct(t, selected.what)}
          sub={`${whoOf(t, selected)} · ${sayDateTime(selected.at)}`}
          onClose={() => go('audit')}
        >
          <section>
            <dl class="kv">
              <dt>{t('audit.seq')}</dt>
              <dd>{selected.seq}</dd>
              {saySubject(t, selected) !== '' && (
                <>
                  <dt>{t('audit.subject')}</dt>
                  <dd>{saySubject(t, selected)}</dd>
                </>
              )}
              {sayFacts(t, selected).map(({ title, text }) => [
                <dt key={`${title} name`}>{title}</dt>,
                <dd key={title}>{text}</dd>,
              ])}
              <dt>{t('audit.code')}</dt>
              <dd>
                <code class="code">
                  {selected.what} {selected.subject}
                </code>
              </dd>
              <dt>{t('audit.hash')}</dt>
              <dd>
                <code class="code">{selected.hash}</code>
              </dd>
            </dl>
          </section>
        </Drawer>
      )}
    </div>
  );
}
