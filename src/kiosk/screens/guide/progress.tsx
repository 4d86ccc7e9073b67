import { questionsLeft } from '../../../domain/guide/index.ts';
import type { OpenGuide } from '../../guides/index.ts';
import type { Say } from '../say.ts';
import { wordsOf } from './guide-words.ts';

/** "Câu 3 trên 7" only where that is certain; otherwise about how many are left (R50). */
export function Progress({ say, guide }: { readonly say: Say; readonly guide: OpenGuide }) {
  const { t } = say;
  const { flow, walk } = guide;
  const left = questionsLeft(flow, walk);
  const number = walk.trail.length + 1;
  const total = left && left.min === left.max ? walk.trail.length + left.max : undefined;
  const title = flow.title === undefined ? '' : `${wordsOf(say, guide)(flow.title)} · `;
  return (
    <div class="progress">
      <p class="crumb">
        {title}
        {total === undefined
          ? t('guide.left', { count: left?.max ?? 1 })
          : t('guide.position', { number, total })}
      </p>
      {total !== undefined && (
        <span class="beads" aria-hidden="true">
          {Array.from({ length: total }, (_, at) => (
            <span
              key={at}
              class={at + 1 < number ? 'bead done' : at + 1 === number ? 'bead now' : 'bead'}
            />
          ))}
        </span>
      )}
    </div>
  );
}
