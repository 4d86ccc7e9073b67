import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
  documentPaths,
  SavedDocumentSchema,
  type WordRow,
} from '../../../domain/api/console/index.ts';
import { isSame } from '../../../domain/change/index.ts';
import { checkDocument, type Finding, type WordDocument } from '../../../domain/check/index.ts';
import { useConsole, useMay } from '../../frame/index.ts';
import type { LinkProblem } from '../../link/index.ts';
import { Button, Drawer, Field, Problem } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { sayFinding } from '../findings/index.ts';
import { plainPaste } from '../form/index.ts';
import { ReviewBar } from '../review/index.ts';
import { forgetTyped, keepTyped, typedBefore } from './typed.ts';
import { bodyOf, textsOf, type WordTexts } from './word-body.ts';

interface WordDrawerProps {
  readonly row: WordRow;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** One word of the screens: both languages, what was found beside each, and its way to residents. */
export function WordDrawer({ row, onSaved, onClose }: WordDrawerProps) {
  const t = useWords();
  const { link } = useConsole();
  const mayEdit = useMay('editor');
  const { key } = row.shipped;
  const standing = useMemo(() => textsOf(row), [row]);
  const [texts, setTexts] = useState<WordTexts>(() => typedBefore(key) ?? standing);
  const [approvedFor, setApprovedFor] = useState(row.approvedFor);
  const [problem, setProblem] = useState<LinkProblem>();
  const isTyped = !isSame(texts, standing) || approvedFor !== row.approvedFor;
  // What a tab that closes or a session that ends would take along.
  const before = useRef(standing);
  useEffect(() => {
    if (isSame(before.current, standing)) return;
    // What others saved shows, unless something is being written here.
    if (isSame(texts, before.current)) setTexts(standing);
    before.current = standing;
  }, [standing, texts]);
  useEffect(() => {
    if (isSame(texts, standing)) forgetTyped(key);
    else keepTyped(key, texts);
  }, [key, texts, standing]);

  const body = bodyOf(row, texts, approvedFor);
  const found = checkDocument('word', body, { today: '' });
  const errors = found.filter(({ severity }) => severity === 'error').length;
  const findingOf = (where: string) => noteOf(found, where, (one) => sayFinding(t, one));

  const save = async (next: WordDocument | null) => {
    const address = documentPaths.one('word', key);
    const { revision } = row;
    const answer =
      next === null
        ? await link.delete(SavedDocumentSchema, `${address}?revision=${revision}`)
        : await link.put(SavedDocumentSchema, address, { revision, body: next });
    setProblem(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    forgetTyped(key);
    if (next === null) setTexts(textsOf({ ...row, own: null }));
    onSaved();
  };
  const set = (change: Partial<WordTexts>) => setTexts({ ...texts, ...change });
  const field = (name: 'vi' | 'en' | 'enOne', label: string) => (
    <Field
      label={label}
      value={texts[name] ?? ''}
      onInput={(value) => set({ [name]: plainPaste(value) })}
      lines={3}
      lengthMax={400}
      readOnly={!mayEdit}
      finding={findingOf(name)}
      {...(row.own !== null && {
        hint: `${t('editor.wordShipped')}: ${row.shipped[name] ?? ''}`,
      })}
    />
  );
  const isStale = found.some(({ code }) => code === 'staleTranslation');
  return (
    <Drawer
      title={key}
      sub={t('editor.ofWords')}
      onClose={onClose}
      width={440}
      actions={
        <>
          {mayEdit && (
            <Button
              kind="primary"
              closed={isTyped ? undefined : t('editor.trNothing')}
              onPress={() => void save(body)}
            >
              {t('editor.wordSave')}
            </Button>
          )}
          <ReviewBar
            kind="word"
            id={key}
            revision={row.revision}
            isSame={row.isSame}
            warnings={found.length - errors}
            closed={
              errors > 0
                ? t('editor.sendErrors', { count: errors })
                : isTyped
                  ? t('editor.sendUnsaved')
                  : undefined
            }
          />
        </>
      }
    >
      <section class="form">
        <p class="hint">{t('editor.wordHint')}</p>
        {field('vi', t('editor.trSource'))}
        {field('en', t('editor.trEnglish'))}
        {row.shipped.enOne !== undefined && field('enOne', t('editor.wordOne'))}
        {mayEdit && isStale && (
          <Button kind="quiet" onPress={() => setApprovedFor(texts.vi)}>
            {t('editor.fixStillRight')}
          </Button>
        )}
        {mayEdit && row.own !== null && (
          <Button kind="quiet" icon="undo" onPress={() => void save(null)}>
            {t('editor.wordBack')}
          </Button>
        )}
        {problem !== undefined && <Problem problem={problem} />}
      </section>
    </Drawer>
  );
}

/** What was found in a field, as its note: the worst first, and none of it left out. */
function noteOf(found: readonly Finding[], where: string, say: (one: Finding) => string) {
  const own = found.filter((one) => one.where === where);
  const errors = own.filter(({ severity }) => severity === 'error');
  const [first] = errors.length > 0 ? errors : own;
  if (first === undefined) return undefined;
  const others = own.filter(({ severity }) => severity !== 'error');
  return { status: first.severity, text: [...errors, ...others].map(say).join(' ') };
}
