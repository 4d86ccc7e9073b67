import type { ReleaseFacts } from '../../domain/api/console/index.ts';
import { Note } from '../ui/index.ts';
import { sayBytes, useWords } from '../words/index.ts';

/** Packages of the application that a release brings: which, how large, and when kiosks install them. */
export function AppsNote({ apps = [] }: { readonly apps?: ReleaseFacts['apps'] | undefined }) {
  const t = useWords();
  if (apps.length === 0) return null;
  return (
    <Note tone="n">
      <b>{t('publish.apps')}</b>
      <ul>
        {apps.map(({ version, architecture, bytes }) => (
          <li key={architecture}>
            {t('publish.appLine', { version, machine: architecture, bytes: sayBytes(bytes) })}
          </li>
        ))}
      </ul>
      <p class="m">{t('publish.appsHow')}</p>
    </Note>
  );
}
