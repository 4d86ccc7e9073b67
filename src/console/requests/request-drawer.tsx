import { useEffect, useRef, useState } from 'preact/hooks';
import {
  type DeskLine,
  DeskRequestSchema,
  DoneAnswerSchema,
  OpenedAnswerSchema,
  type ReplyAnswer,
  ReplyAnswerSchema,
  requestPaths,
} from '../../domain/api/console/index.ts';
import type { OfficeResult } from '../../domain/api/index.ts';
import { go, useConsole, useLive, useMay } from '../frame/index.ts';
import { useKeys } from '../keys/index.ts';
import type { LinkProblem } from '../link/index.ts';
import { Button, Drawer, Field, Note, Problem } from '../ui/index.ts';
import { sayDateTime, saySpan, useWords } from '../words/index.ts';
import { templatesFor } from './reply-templates.ts';
import { SameHour } from './same-hour.tsx';
import { sayProblem } from './say-problem.ts';
import { sayField, sayValue } from './say-request.ts';

const dueWords = {
  reception: 'requests.dueReception',
  urgent: 'requests.dueUrgent',
  hour: 'requests.dueHour',
  help: 'requests.dueHelp',
} as const;
const verdictWords = {
  kept: 'requests.replyKept',
  same: 'requests.replySame',
  contradicts: 'requests.replyContradicts',
  nonsense: 'requests.replyNonsense',
  full: 'requests.replyFull',
} as const;
const historyWords = {
  received: 'requests.hReceived',
  claimed: 'requests.hClaimed',
  changed: 'requests.hChanged',
  contradiction: 'requests.hContradiction',
} as const;

interface RequestDrawerProps {
  readonly line: DeskLine;
  readonly nowMs: number;
  readonly onChange: () => void;
}

/** One request: deadline, what it says, what is closed, the answer, what was done. */
export function RequestDrawer({ line, nowMs, onChange }: RequestDrawerProps) {
  const t = useWords();
  const { link, session, isOut } = useConsole();
  const mayAct = useMay('operator');
  const { data, problem, reload } = useLive(DeskRequestSchema, requestPaths.one(line.id), 60_000);
  const [opened, setOpened] = useState<Readonly<Record<string, string>>>();
  const [reason, setReason] = useState('');
  useEffect(() => {
    // A look is for who opened it, while they are there.
    if (isOut) setOpened(undefined);
  }, [isOut]);
  const [failed, setFailed] = useState<LinkProblem>();
  const [verdict, setVerdict] = useState<ReplyAnswer['verdict']>();
  const replies = useRef<HTMLDivElement>(null);
  const isMine = line.claimedBy === session.person.name;
  const done = () => {
    reload();
    onChange();
  };
  const openFields = async () => {
    const answer = await link.post(OpenedAnswerSchema, requestPaths.open(line.id), { reason });
    if (answer.ok) setOpened(answer.value.fields);
    else setFailed(answer.error);
  };
  const claim = async () => {
    if (!mayAct || line.isFinal) return;
    const answer = await link.post(DoneAnswerSchema, requestPaths.claim(line.id), {
      claim: !isMine,
    });
    setFailed(answer.ok ? undefined : answer.error);
    done();
  };
  const reply = async (result: OfficeResult) => {
    const answer = await link.post(ReplyAnswerSchema, requestPaths.reply(line.id), { result });
    setFailed(answer.ok ? undefined : answer.error);
    if (answer.ok) setVerdict(answer.value.verdict);
    done();
  };
  useKeys(
    mayAct
      ? [
          {
            keys: 'R',
            says: t('requests.keyReply'),
            inFoot: true,
            run: () => replies.current?.querySelector('button')?.focus(),
          },
          { keys: 'A', says: t('requests.keyClaim'), inFoot: true, run: () => void claim() },
        ]
      : [],
  );
  const span = line.dueMs === null ? '' : saySpan(t, Math.abs(line.dueMs - nowMs));
  return (
    <Drawer
      title={`${t(`requests.${line.kind}`)}, ${line.site.plate}`}
      sub={`${line.site.building} · ${sayDateTime(line.receivedMs)}`}
      onClose={() => go('requests', { replace: true })}
      width={400}
      actions={
        mayAct &&
        !line.isFinal && (
          <Button keys="A" onPress={() => void claim()}>
            {isMine ? t('requests.letGo') : t('requests.claim')}
          </Button>
        )
      }
    >
      {problem !== undefined && data === undefined && (
        <Problem problem={problem} onRetry={reload} />
      )}
      {failed !== undefined && <Problem problem={failed} />}
      {/* Above all else: below the answers it would be out of sight. */}
      {verdict !== undefined && (
        <Note tone={verdict === 'kept' ? 'o' : 'w'}>
          <span role="status">{t(verdictWords[verdict])}</span>
        </Note>
      )}
      {!line.isFinal && (
        <section>
          <h3>{t('requests.due')}</h3>
          <p>
            {line.dueMs === null
              ? t('requests.dueNone')
              : `${sayDateTime(line.dueMs)}, ${line.dueMs < nowMs ? t('requests.late', { span }) : t('requests.left', { span })}`}
          </p>
          {line.dueBy !== null && <p class="m s">{t(dueWords[line.dueBy])}</p>}
          {line.kind === 'appointment' && <SameHour line={line} />}
        </section>
      )}
      {data !== undefined && (
        <>
          <section>
            <h3>{t('requests.facts')}</h3>
            {data.problem !== null && (
              <p>{t('requests.sealed', { problem: sayProblem(t, data.problem) })}</p>
            )}
            <dl class="kv">
              {Object.entries(data.body ?? {})
                .filter(([name, value]) => !data.closed.includes(name) && value !== '')
                .map(([name, value]) => (
                  <>
                    <dt>{sayField(t, name)}</dt>
                    <dd>{sayValue(t, data.names, name, value)}</dd>
                  </>
                ))}
            </dl>
          </section>
          {data.closed.length > 0 && (
            <section class="form">
              <h3>{opened === undefined ? t('requests.private') : t('requests.privateOpen')}</h3>
              <dl class="kv">
                {data.closed.map((name) => (
                  <>
                    <dt>{sayField(t, name)}</dt>
                    <dd>{opened?.[name] ?? '• • • • • •'}</dd>
                  </>
                ))}
              </dl>
              {mayAct && opened === undefined && (
                <>
                  <Field
                    label={t('requests.openReason')}
                    value={reason}
                    onInput={setReason}
                    hint={t('requests.openNote')}
                    lengthMax={300}
                  />
                  <Button
                    icon="lock"
                    closed={reason.trim().length >= 3 ? undefined : t('requests.openReason')}
                    onPress={() => void openFields()}
                  >
                    {t('requests.openFields')}
                  </Button>
                </>
              )}
            </section>
          )}
          {mayAct && !line.isFinal && (
            <section>
              <h3>{t('requests.reply')}</h3>
              <div class="form" ref={replies}>
                {templatesFor(t, line, nowMs).map(({ text, result }) => (
                  <Button key={text} onPress={() => void reply(result)}>
                    {text}
                  </Button>
                ))}
              </div>
              <p class="hint">{t('requests.replyNote')}</p>
            </section>
          )}
          <section>
            <h3>{t('requests.history')}</h3>
            <ul class="lines">
              {data.history.map(({ at, what, detail }) => (
                <li key={`${at} ${what}`}>
                  <span>
                    {t(historyWords[what], {
                      detail:
                        what === 'changed'
                          ? t(`requests.${line.status}`)
                          : what === 'contradiction'
                            ? sayProblem(t, detail)
                            : detail,
                    })}
                  </span>
                  <span class="m s">{sayDateTime(at)}</span>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </Drawer>
  );
}
