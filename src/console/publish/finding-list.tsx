import { useState } from 'preact/hooks';
import type { ReleaseFinding } from '../../domain/api/console/index.ts';
import { nameOfPath } from '../../domain/change/index.ts';
import { addressOf } from '../frame/index.ts';
import { Button, StatusShape } from '../ui/index.ts';
import { language, useWords, type Words } from '../words/index.ts';
import { placeOf } from './place-of.ts';
import { sayCode } from './say-code.ts';

/** Shown before somebody asks for the rest. */
const shownAtFirst = 8;

/** Where in its document, in words; places in a flow have names of their own and are left to its page. */
function sayWhere({ where, document }: ReleaseFinding): string {
  if (where === '' || document === null || document.kind === 'flow') return '';
  return nameOfPath(document.kind, where)[language.value];
}

function line(t: Words, finding: ReleaseFinding) {
  const { severity, code, where, detail, document } = finding;
  const path = document === null ? undefined : placeOf(document.kind, document.id, where);
  const name = document === null ? t('publish.wholeContent') : document.id;
  return (
    <li key={`${code} ${where} ${detail} ${name}`}>
      <StatusShape status={severity} />
      <span>
        {path === undefined ? <b>{name}</b> : <a href={addressOf(path)}>{name}</a>}{' '}
        {sayCode(t, finding)}
        <span class="m s"> {sayWhere(finding)}</span>
      </span>
    </li>
  );
}

/** What the checks found: errors, warnings of what changes, and how many others there are. */
export function FindingList({ findings }: { readonly findings: readonly ReleaseFinding[] }) {
  const t = useWords();
  const [isAll, setAll] = useState(false);
  const own = findings.filter(({ severity, isChanged }) => severity === 'error' || isChanged);
  const errors = own.filter(({ severity }) => severity === 'error').length;
  const others = findings.length - own.length;
  return (
    <section class="checks" aria-label={t('publish.checks')}>
      <h2>
        <StatusShape status={errors > 0 ? 'error' : own.length > 0 ? 'warning' : 'done'} />
        {t('publish.checksTitle', { errors, warnings: own.length - errors })}
      </h2>
      {own.length > 0 && (
        <ul class="found">
          {(isAll ? own : own.slice(0, shownAtFirst)).map((one) => line(t, one))}
        </ul>
      )}
      {own.length > shownAtFirst && !isAll && (
        <Button kind="quiet" onPress={() => setAll(true)}>
          {t('publish.showAll', { count: own.length })}
        </Button>
      )}
      {others > 0 && <p class="m s">{t('publish.otherWarnings', { count: others })}</p>}
    </section>
  );
}
