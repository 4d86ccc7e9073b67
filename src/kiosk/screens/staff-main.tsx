import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Pager } from '../ui/index.ts';
import { Main } from './parts.tsx';
import type { Say } from './say.ts';

interface StaffProps {
  readonly say: Say;
  readonly children: ComponentChildren;
}

/** S6: "CHẾ ĐỘ CÁN BỘ" and the frame on every screen of staff. */
export function StaffMain({ say, children, class: extra = '' }: StaffProps & { class?: string }) {
  return (
    <Main class={`staff ${extra}`}>
      <p class="staff-mode">{say.t('staff.mode')}</p>
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
