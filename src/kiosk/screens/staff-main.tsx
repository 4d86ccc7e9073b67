import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button, Pager } from '../ui/index.ts';
import { Main } from './parts.tsx';
import type { Say } from './say.ts';

interface StaffProps {
  readonly say: Say;
  readonly children: ComponentChildren;
}

/** S6: "CHẾ ĐỘ CÁN BỘ" and the frame on every screen of staff; whoever sets it up reads either language. */
export function StaffMain({ say, children, class: extra = '' }: StaffProps & { class?: string }) {
  const { t, language, send } = say;
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <Main class={`staff ${extra}`}>
      <div class="staff-head">
        <p class="staff-mode">{t('staff.mode')}</p>
        <Button kind="small" onPress={() => send({ type: 'SET_LANGUAGE', language: other })}>
          <span lang={other}>{t('common.otherLanguage')}</span>
        </Button>
      </div>
      {children}
    </Main>
  );
}

/** Pages of a staff screen. The page is the screen's own: the session keeps pages of residents. */
export function StaffPages({ say: { t }, children }: StaffProps) {
  const [page, setPage] = useState(0);
  return (
    <Pager
      page={page}
      onPage={setPage}
      words={{
        more: t('common.pageNext'),
        back: t('common.pageBack'),
        position: (at, pages) => t('common.pageOf', { page: at, pages }),
      }}
    >
      {children}
    </Pager>
  );
}
