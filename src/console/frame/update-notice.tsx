import { Button, Note } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { isOutdated } from './page-age.ts';

/** Says that the hub was updated under the open page; whoever works here reloads when it suits. */
export function UpdateNotice() {
  const t = useWords();
  if (!isOutdated.value) return null;
  return (
    <Note tone="w">
      <b>{t('frame.outdated')}</b> {t('frame.outdatedNext')}{' '}
      <Button onPress={() => location.reload()}>{t('frame.reload')}</Button>
    </Note>
  );
}
