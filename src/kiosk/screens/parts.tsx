import type { ComponentChildren } from 'preact';
import { Button, Pager } from '../ui/index.ts';
import type { Say } from './say.ts';

/** The inside of a screen: title, content, keys, from top to bottom. */
export function Main({
  children,
  class: extra = '',
}: {
  readonly children: ComponentChildren;
  readonly class?: string;
}) {
  return <main class={`main ${extra}`}>{children}</main>;
}

/** Content that goes on pages when it does not fit (R25). */
export function Pages({
  say,
  children,
  class: extra = '',
}: {
  readonly say: Say;
  readonly children: ComponentChildren;
  readonly class?: string;
}) {
  const { t, view, send } = say;
  return (
    <Pager
      class={extra}
      page={view.context.resident.page}
      onPage={(page) => send({ type: 'SHOW_PAGE', page })}
      words={{
        more: t('common.pageNext'),
        back: t('common.pageBack'),
        position: (page, pages) => t('common.pageOf', { page, pages }),
      }}
    >
      {children}
    </Pager>
  );
}

/** "Quay lại" on the left, then what the screen offers next. */
export function Keys({
  say,
  children,
}: {
  readonly say: Say;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="keys">
      <Button kind="back" onPress={() => say.send({ type: 'BACK' })}>
        {say.t('common.back')}
      </Button>
      {children}
    </div>
  );
}

/** On a small unit keyboard and screen take turns; this key turns. Not drawn on a lobby screen. */
export function TurnKey({
  say,
  typing,
  onTurn,
}: {
  readonly say: Say;
  readonly typing: boolean;
  readonly onTurn: () => void;
}) {
  return (
    <div class="small-unit">
      <Button kind="small" onPress={onTurn}>
        {say.t(typing ? 'common.done' : 'search.typeOn')}
      </Button>
    </div>
  );
}
