import { useMemo } from 'preact/hooks';
import { tellChanges } from '../../../domain/change/index.ts';
import type { DocumentKind } from '../../../domain/check/index.ts';
import { Drawer } from '../../ui/index.ts';
import { language, useWords } from '../../words/index.ts';

/** Wards and communes of Hanoi since 1 July 2025 (Resolution 1656/NQ-UBTVQH15). */
const wardCount = 126;

interface ChangesProps {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly published: unknown;
  readonly body: unknown;
  readonly day: string;
  readonly onClose: () => void;
}

/** What residents will see differently when this draft is published, in words. */
export function ChangesDrawer({ kind, id, published, body, day, onClose }: ChangesProps) {
  const t = useWords();
  const told = useMemo(
    () => tellChanges([{ kind, id, published, body }], { day, wardCount }),
    [kind, id, published, body, day],
  );
  return (
    <Drawer title={t('editor.changesTitle')} onClose={onClose}>
      <section>
        {told.length === 0 && <p class="m">{t('editor.changesNone')}</p>}
        <ul class="lines">
          {told.map(({ text, what, path }) => (
            <li key={`${path} ${text.vi}`}>
              <span>{text[language.value]}</span>
              {what === 'unseen' && <span class="tag">{t('editor.unseen')}</span>}
            </li>
          ))}
        </ul>
      </section>
    </Drawer>
  );
}
