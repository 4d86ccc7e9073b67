import { Strip } from '../../ui/index.ts';
import type { Say } from '../say.ts';
import type { OpenService } from '../service-of.ts';

/** The details are not here: on their way, or not to be had. Never an empty page without a word. */
export function MissingDetails({ say, open }: { readonly say: Say; readonly open: OpenService }) {
  const { t } = say;
  if (!open.detailsMissing) return <p role="status">{t('service.detailsLoading')}</p>;
  return (
    <Strip icon="folder" tone="warn" title={t('about.missing')}>
      {t('about.missingDo')}
    </Strip>
  );
}
