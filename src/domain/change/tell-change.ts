import type { LocalText } from '../basics/index.ts';
import type { DocumentKind } from '../check/index.ts';
import { noticeSchema, placeSchema, publicServiceSchema } from '../service/index.ts';
import { isMembers, isSame } from './fields.ts';
import { both, isText } from './say-value.ts';
import { tellFlow } from './tell-flow.ts';
import { tellMembers } from './tell-members.ts';
import { tellNotice } from './tell-notice.ts';
import { tellPlace } from './tell-place.ts';
import { tellService } from './tell-service.ts';
import { tellWord } from './tell-word.ts';
import type { TellOptions, Told, ToldChange } from './told.ts';

/** What a draft changes, as `listChanges` of the hub gives it. Null: not there on that side. */
export interface DraftChange {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly published: unknown;
  readonly body: unknown;
}

/** Most sentences of one document: of a rewritten one the rest is told by its number. */
const sentencesMax = 40;

/**
 * What residents will see differently when a draft is published, document by document, in words.
 * What they do not see (search words, upkeep) is told as that; a draft that changes nothing tells
 * nothing.
 */
export function tellChanges(
  drafts: readonly DraftChange[],
  options: TellOptions,
): readonly ToldChange[] {
  return drafts.flatMap((draft) => {
    const { kind, id, published, body } = draft;
    const title = titleOf(body ?? published, id);
    const all = tellOne(draft, options);
    const told = all.length > sentencesMax ? all.slice(0, sentencesMax - 1) : all;
    return [...told, ...tellRest(all.length - told.length)].map((one) => ({
      kind,
      id,
      title,
      ...one,
    }));
  });
}

/** How many differences there are beyond those told: nobody approves what they were not told of. */
function tellRest(count: number): readonly Told[] {
  if (count === 0) return [];
  const text = both(
    `Còn ${count} chỗ khác nữa: xem ở trang của mục này`,
    `${count} more differences: the page of this entry shows them`,
  );
  return [{ what: 'changed', path: '', text }];
}

function titleOf(body: unknown, id: string): LocalText {
  if (isMembers(body)) {
    for (const name of ['shortName', 'name', 'title']) {
      const text = body[name];
      if (isText(text)) return text;
    }
    if (typeof body['vi'] === 'string') return both(body['vi'], String(body['en'] ?? ''));
  }
  return both(id, id);
}

function tellOne(
  { kind, id, published, body }: DraftChange,
  options: TellOptions,
): readonly Told[] {
  if (isSame(published ?? null, body ?? null)) return [];
  if (kind === 'word') return tellWord(published, body, options.shippedWords?.[id]);
  if (published === null || published === undefined) {
    return [{ what: 'added', path: '', text: both('Mới trên kiosk', 'New on the kiosk') }];
  }
  if (body === null || body === undefined) {
    return [
      { what: 'removed', path: '', text: both('Không còn trên kiosk', 'No longer on the kiosk') },
    ];
  }
  if (kind === 'procedure') {
    const [before, after] = [published, body].map((one) => publicServiceSchema.safeParse(one));
    if (before?.success && after?.success) return tellService(before.data, after.data, options);
  }
  if (kind === 'place') {
    const [before, after] = [published, body].map((one) => placeSchema.safeParse(one));
    if (before?.success && after?.success) return tellPlace(before.data, after.data);
  }
  if (kind === 'notice') {
    const [before, after] = [published, body].map((one) => noticeSchema.safeParse(one));
    if (before?.success && after?.success) return tellNotice(before.data, after.data);
  }
  if (kind === 'flow') return tellFlow(published, body);
  return tellMembers(kind, published, body);
}
