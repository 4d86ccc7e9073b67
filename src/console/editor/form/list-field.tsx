import type { ComponentChildren } from 'preact';
import { Button } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { listAt, useForm } from './form-context.ts';
import { Row } from './row.tsx';
import { TextPair } from './text-pair.tsx';

interface ListProps {
  readonly path: string;
  /** Of one item. */
  readonly label: string;
  readonly make: () => unknown;
  readonly draw: (path: string, place: number) => ComponentChildren;
}

/** Items in their order; `Alt ↑ ↓` moves the one that has the focus. */
export function ListField({ path, label, make, draw }: ListProps) {
  const t = useWords();
  const form = useForm();
  const items = listAt(form, path);
  const move = (from: number, by: number) => {
    const to = from + by;
    if (to < 0 || to >= items.length) return;
    const next = [...items];
    [next[from], next[to]] = [next[to], next[from]];
    form.set(path, next);
  };
  return (
    <div class="elist">
      {items.map((_, place) => (
        <fieldset
          // Items have no names of their own; the place is what a person sees.
          key={place}
          class="eitem"
          onKeyDown={(event) => {
            if (!event.altKey || form.readOnly) return;
            if (event.key === 'ArrowUp') move(place, -1);
            else if (event.key === 'ArrowDown') move(place, 1);
            else return;
            event.preventDefault();
          }}
        >
          <legend>
            {label} {place + 1}
          </legend>
          {draw(`${path}.${place}`, place)}
          {!form.readOnly && (
            <div class="row">
              <Button kind="quiet" onPress={() => move(place, -1)}>
                {t('editor.moveUp')}
              </Button>
              <Button kind="quiet" onPress={() => move(place, 1)}>
                {t('editor.moveDown')}
              </Button>
              <Button
                kind="quiet"
                onPress={() =>
                  form.set(
                    path,
                    items.filter((__, at) => at !== place),
                  )
                }
              >
                {t('editor.drop')}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      <Row at={[path]}>
        {!form.readOnly && (
          <Button icon="plus" onPress={() => form.set(path, [...items, make()])}>
            {`${t('editor.add')} ${label.toLocaleLowerCase()}`}
          </Button>
        )}
      </Row>
    </div>
  );
}

/** A list of plain sentences in both languages. */
export function TextList({ path, label }: { readonly path: string; readonly label: string }) {
  return (
    <ListField
      path={path}
      label={label}
      make={() => ({ vi: '', en: '' })}
      draw={(at) => <TextPair path={at} label={label} lines={2} />}
    />
  );
}
