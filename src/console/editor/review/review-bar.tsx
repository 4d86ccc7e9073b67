import { useEffect, useRef, useState } from 'preact/hooks';
import {
  DocumentSchema,
  DoneAnswerSchema,
  documentPaths,
  type Review,
  reviewNoteCharsMax,
} from '../../../domain/api/console/index.ts';
import type { DocumentKind } from '../../../domain/check/index.ts';
import { Dialog, useConsole, useLive, useMay } from '../../frame/index.ts';
import type { LinkProblem } from '../../link/index.ts';
import { Button, Field, Problem, Status } from '../../ui/index.ts';
import { sayDateTime, useWords, type Words } from '../../words/index.ts';

const shapes = {
  draft: 'waiting',
  sent: 'running',
  approved: 'well',
  returned: 'warning',
} as const;
/** Somebody else's answer shows within half a minute. */
const everyMs = 30_000;

interface ReviewBarProps {
  readonly kind: DocumentKind;
  readonly id: string;
  /** The revision that the hub has now. */
  readonly revision: number;
  /** Why it cannot be sent just now; undefined when it can. */
  readonly closed: string | undefined;
  /** There is nothing that residents do not see already. */
  readonly isSame: boolean;
  readonly warnings: number;
  /** Whether this person may write in it; absent: whoever is an editor. */
  readonly mayEdit?: boolean;
  /** Whether `Ctrl Enter` goes on from here, and how often it was pressed. */
  readonly hasKeys?: boolean;
  readonly asked?: number;
}

function sayState(t: Words, review: Review, revision: number): string {
  const newer = revision > review.revision;
  const base = {
    number: review.revision,
    name: review.reviewedBy ?? review.sentBy,
    time: sayDateTime(review.reviewedAt ?? review.sentAt),
  };
  const text =
    review.state === 'approved'
      ? t('editor.reviewApproved', base)
      : review.state === 'returned'
        ? t('editor.reviewReturned', base)
        : t('editor.reviewSent', { ...base, name: review.sentBy });
  return newer ? `${text} ${t('editor.reviewNewer')}` : text;
}

/** How far a document is on its way: sent, approved, given back; by whom, when and why. */
export function ReviewBar(props: ReviewBarProps) {
  const { kind, id, revision, closed, isSame, warnings, hasKeys = false, asked = 0 } = props;
  const t = useWords();
  const { link, session } = useConsole();
  const { data, reload } = useLive(
    DocumentSchema,
    revision === 0 ? undefined : documentPaths.one(kind, id),
    everyMs,
  );
  const [asking, setAsking] = useState<'send' | 'approve' | 'return'>();
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<LinkProblem>();
  const hasRole = useMay('editor');
  const isEditor = props.mayEdit ?? hasRole;
  const isApprover = useMay('approver');
  const review = data?.review;
  const isWaiting = review?.state === 'sent';
  const isOwn = review?.sentBy === session.person.name;
  const isSent = review !== undefined && review.state !== 'returned';
  const maySend = isEditor && !(isSent && review.revision === revision);
  const mayStill = isSame && review === undefined ? t('editor.sendNothing') : closed;
  const mayAnswer = isApprover && isWaiting && !isOwn;
  const next: 'approve' | 'send' | undefined = mayAnswer
    ? 'approve'
    : maySend && mayStill === undefined
      ? 'send'
      : undefined;
  const goOn = useRef<typeof asking>(next);
  goOn.current = next;
  useEffect(() => {
    if (asked > 0) setAsking(goOn.current);
  }, [asked]);
  const keys = hasKeys ? { keys: 'Ctrl Enter' } : {};
  const act = async () => {
    if (asking === undefined) return;
    const answer =
      asking === 'send'
        ? await link.post(DoneAnswerSchema, documentPaths.sent(kind, id), { revision, note })
        : await link.post(DoneAnswerSchema, documentPaths.review(kind, id), {
            revision: review?.revision ?? 0,
            decision: asking,
            note,
          });
    if (answer.ok) {
      setAsking(undefined);
      setNote('');
      setProblem(undefined);
    } else setProblem(answer.error);
    reload();
  };
  const takeBack = async () => {
    const answer = await link.delete(DoneAnswerSchema, documentPaths.sent(kind, id));
    setProblem(answer.ok ? undefined : answer.error);
    reload();
  };
  const needsWords = asking === 'return' || (asking === 'send' && warnings > 0);
  const isReady = !needsWords || note.trim() !== '';
  return (
    <>
      {review !== undefined && (
        <span class="reviewline s">
          <Status status={shapes[review.state]}>{sayState(t, review, revision)}</Status>
          {review.answer !== '' && <q>{review.answer}</q>}
        </span>
      )}
      {problem !== undefined && asking === undefined && <Problem problem={problem} />}
      {mayAnswer && (
        <>
          <Button onPress={() => setAsking('return')}>{t('editor.reviewReturn')}</Button>
          <Button kind="primary" {...keys} onPress={() => setAsking('approve')}>
            {t('editor.reviewApprove')}
          </Button>
        </>
      )}
      {isEditor && isSent && (
        <Button kind="quiet" icon="undo" onPress={() => void takeBack()}>
          {t('editor.takeBack')}
        </Button>
      )}
      {maySend && (
        <Button
          kind="primary"
          icon="send"
          closed={mayStill}
          {...(next === 'send' && keys)}
          onPress={() => setAsking('send')}
        >
          {t('editor.send')}
        </Button>
      )}
      {asking !== undefined && (
        <Dialog label={t(dialogTitles[asking])} onClose={() => setAsking(undefined)}>
          <form
            class="body form"
            onSubmit={(event) => {
              event.preventDefault();
              if (isReady) void act();
            }}
          >
            <h2>{t(dialogTitles[asking])}</h2>
            <Field
              label={t(needsWords ? 'editor.reasonNeeded' : 'editor.reason')}
              value={note}
              onInput={setNote}
              lines={3}
              lengthMax={reviewNoteCharsMax}
              autoFocus
              hint={asking === 'send' ? t('editor.sendHint') : t('editor.reviewHint')}
            />
            {problem !== undefined && <Problem problem={problem} />}
            <div class="row">
              <Button
                kind="primary"
                submit
                keys="Ctrl Enter"
                onPress={() => undefined}
                closed={isReady ? undefined : t('editor.reasonMissing')}
              >
                {t(dialogTitles[asking])}
              </Button>
              <Button onPress={() => setAsking(undefined)}>{t('ui.cancel')}</Button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}

const dialogTitles = {
  send: 'editor.send',
  approve: 'editor.reviewApprove',
  return: 'editor.reviewReturn',
} as const;
