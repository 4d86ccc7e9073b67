import { valueAt } from '../../../domain/change/index.ts';
import type { Finding } from '../../../domain/check/index.ts';
import { Button, Note } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { sayFinding } from '../findings/index.ts';
import { type Form, useForm } from './form-context.ts';
import { noteId } from './note-id.ts';

type Fix = { readonly label: FixLabel; readonly run: () => void } | undefined;
type FixLabel =
  | 'editor.fixEndBefore'
  | 'editor.fixStillRight'
  | 'editor.fixNormalise'
  | 'editor.fixCheckedToday';

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** What can be done about a finding with one press. */
function fixFor({ code, where, detail }: Finding, form: Form): Fix {
  if (code === 'notNormalised') {
    const text = valueAt(form.body, where);
    if (typeof text !== 'string') return undefined;
    return { label: 'editor.fixNormalise', run: () => form.set(where, text.normalize('NFC')) };
  }
  if (code === 'staleTranslation') {
    const place = where.replace(/\.en$/, '');
    const vi = valueAt(form.body, `${place}.vi`);
    const before = valueAt(form.body, 'upkeep.stillRight');
    return {
      label: 'editor.fixStillRight',
      run: () =>
        form.set('upkeep.stillRight', {
          ...(typeof before === 'object' ? before : {}),
          [place]: vi,
        }),
    };
  }
  if (code === 'neverChecked' || (code === 'stale' && where === 'source')) {
    return { label: 'editor.fixCheckedToday', run: () => checkedToday(form) };
  }
  if (code === 'feeOverlap' && /^\d{4}-/.test(detail)) {
    const own = Number(where.split('.')[1]);
    const costs = valueAt(form.body, 'costs');
    const earlier = Array.isArray(costs)
      ? costs.findIndex((cost: { from?: string }, at) => at !== own && (cost.from ?? '') < detail)
      : -1;
    if (earlier < 0) return undefined;
    return {
      label: 'editor.fixEndBefore',
      run: () => form.set(`costs.${earlier}.until`, dayBefore(detail)),
    };
  }
  return undefined;
}

/** Half a year: the age from which facts deserve a new look (checks/age.ts). */
const recheckDays = 180;

function checkedToday(form: Form): void {
  const by = new Date(Date.parse(`${form.today}T00:00:00Z`) + recheckDays * 86_400_000);
  form.set('source.checkedOn', form.today);
  form.set('upkeep.checkedBy', form.person);
  form.set('upkeep.recheckBy', by.toISOString().slice(0, 10));
}

/** Something that has to be there and is not: its form is no matter then. */
const isEmpty = ({ code, where }: Finding, form: Form): boolean =>
  code === 'schema' && valueAt(form.body, where) === undefined;

/** Findings of these places, in the margin beside their field. */
export function FindingNotes({ at }: { readonly at: readonly string[] }) {
  const t = useWords();
  const form = useForm();
  const own = form.findings.filter(({ where }) => at.includes(where));
  return (
    <div class="margin">
      {own.map((finding) => {
        const same = own.filter(({ where }) => where === finding.where);
        const fix = form.readOnly ? undefined : fixFor(finding, form);
        return (
          <Note
            key={`${finding.where} ${finding.code} ${finding.detail}`}
            tone={finding.severity === 'error' ? 'e' : 'w'}
          >
            <span
              id={noteId(finding.where, same.indexOf(finding))}
              tabIndex={-1}
              data-finding={finding.where}
            >
              {isEmpty(finding, form) ? t('editor.findingEmpty') : sayFinding(t, finding)}
            </span>
            {fix !== undefined && (
              <Button kind="quiet" onPress={fix.run}>
                {t(fix.label)}
              </Button>
            )}
          </Note>
        );
      })}
    </div>
  );
}
