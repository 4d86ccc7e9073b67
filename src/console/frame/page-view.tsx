import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Empty, Skeleton } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { useConsole } from './console-context.ts';
import type { ConsolePage, PageProps } from './console-page.ts';
import { mayOpen } from './nav.tsx';
import { lookAtPage } from './page-age.ts';
import { PageFence } from './page-fence.tsx';

interface PageViewProps extends PageProps {
  readonly page: ConsolePage | undefined;
}

const loaded = new Map<string, ComponentType<PageProps>>();

/** The page of this path: loaded on first use, refused without its role. */
export function PageView({ page, rest, query }: PageViewProps) {
  const t = useWords();
  const { person } = useConsole().session;
  const isOpen = page !== undefined && mayOpen(page, person);
  const [, drawAgain] = useState(0);
  const [failed, setFailed] = useState<string>();
  const View = page === undefined ? undefined : loaded.get(page.id);
  useEffect(() => {
    if (!isOpen || loaded.has(page.id)) return;
    page.load().then(
      (module) => {
        loaded.set(page.id, module.View);
        drawAgain((count) => count + 1);
      },
      (error: unknown) => {
        reportError(error);
        setFailed(page.id);
        // A page of a console that the hub serves no more.
        void lookAtPage(window);
      },
    );
  }, [page, isOpen]);
  if (page === undefined) {
    return <Empty title={t('frame.unknownTitle')}>{t('frame.unknownText')}</Empty>;
  }
  if (!isOpen) return <Empty title={t('frame.noRoleTitle')}>{t('frame.noRoleText')}</Empty>;
  if (failed === page.id) {
    return (
      <Empty title={t('frame.brokenTitle')}>
        <a class="btn" href={location.href} target="_self">
          {t('frame.openAgain')}
        </a>
      </Empty>
    );
  }
  if (View === undefined) return <Skeleton />;
  return (
    <PageFence key={page.id}>
      <View rest={rest} query={query} />
    </PageFence>
  );
}
