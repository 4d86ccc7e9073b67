import type { Item } from '../../../domain/guide/index.ts';
import { type Pictogram, pictogramSchema } from '../../../domain/service/index.ts';
import { Button } from '../../ui/index.ts';
import { language, useWords } from '../../words/index.ts';
import type { Selected } from '../model/selected.ts';
import { textOf } from '../say/say-answers.ts';
import { Choose, Name, Whole } from './choose.tsx';
import { ConditionEditor, firstAtom } from './condition-editor.tsx';
import type { EditProps } from './edit-props.ts';
import { OptionalText } from './optional-text.tsx';
import { TextPair } from './text-pair.tsx';

interface PapersProps extends EditProps {
  readonly selected: Selected | undefined;
  readonly onSelect: (selected: Selected) => void;
}

const free = (stem: string, taken: object): string => {
  for (let number = 1; ; number += 1) {
    if (!Object.hasOwn(taken, `${stem}${number}`)) return `${stem}${number}`;
  }
};

/** Lists with their conditions, and what the papers on them say. */
export function PapersEditor({ flow, edit, selected, onSelect }: PapersProps) {
  const t = useWords();
  const items = Object.entries(flow.items ?? {});
  const [firstItem] = items;
  return (
    <div class="sheet-edit">
      {Object.keys(flow.lists ?? {}).map((id) => (
        <ListEditor key={id} flow={flow} edit={edit} id={id} selected={selected} />
      ))}
      {edit && firstItem && (
        <Button
          icon="plus"
          onPress={() =>
            edit({ do: 'addList', id: free('L.new', flow.lists ?? {}), item: firstItem[0] })
          }
        >
          {t('flows.addList')}
        </Button>
      )}
      <h2>{t('flows.items')}</h2>
      {edit && (
        <div class="row wrap">
          {(['paper', 'note'] as const).map((kind) => (
            <Button
              key={kind}
              icon="plus"
              onPress={() => {
                const id = free(kind === 'paper' ? 'd.new' : 'n.new', flow.items ?? {});
                if (edit({ do: 'addItem', id, kind })) onSelect({ kind: 'item', id });
              }}
            >
              {t(kind === 'paper' ? 'flows.addPaper' : 'flows.addNote')}
            </Button>
          ))}
        </div>
      )}
      {items.map(([id, item]) => {
        const isAt = selected?.kind === 'item' && selected.id === id;
        return (
          <section key={id} class={isAt ? 'part at' : 'part'} data-place={`item ${id}`}>
            <button
              type="button"
              class="part-head"
              aria-expanded={isAt}
              onClick={() => onSelect({ kind: 'item', id })}
            >
              <b>{textOf(flow, item.label, language.value)}</b>
              <span class="f s">{id}</span>
              <span class="tag">{t(item.kind === 'paper' ? 'flows.paper' : 'flows.note')}</span>
            </button>
            {isAt && <ItemEditor flow={flow} edit={edit} id={id} item={item} onSelect={onSelect} />}
          </section>
        );
      })}
    </div>
  );
}

interface ListProps extends EditProps {
  readonly id: string;
  readonly selected: Selected | undefined;
}

function ListEditor({ flow, edit, id, selected }: ListProps) {
  const t = useWords();
  const locale = language.value;
  const isReadOnly = edit === undefined;
  const lines = flow.lists?.[id] ?? [];
  const isAt = selected?.kind === 'list' && selected.id === id;
  const items = Object.entries(flow.items ?? {}).map(([value, item]) => ({
    value,
    text: `${textOf(flow, item.label, locale)} · ${value}`,
  }));
  const [firstName = ''] = Object.keys(flow.vars);
  return (
    <section class={isAt ? 'part at' : 'part'} data-place={`list ${id}`}>
      <div class="row">
        <h2>{t('flows.list', { id })}</h2>
        {edit && (
          <Button kind="quiet" onPress={() => edit({ do: 'removeList', id })}>
            {t('flows.removeList')}
          </Button>
        )}
      </div>
      <ol>
        {lines.map((line, index) => {
          const set = (next: typeof line) => edit?.({ do: 'setLine', list: id, index, line: next });
          const isLine = isAt && selected.line === index;
          return (
            <li key={String(index)} class={isLine ? 'route at' : 'route'}>
              <div class="row wrap">
                <Choose
                  label={t('flows.item')}
                  value={line.item}
                  readOnly={isReadOnly}
                  onChoose={(item) => set({ ...line, item })}
                  options={items}
                />
                <Choose
                  label={t('flows.when')}
                  value={line.when === undefined ? 'always' : 'when'}
                  readOnly={isReadOnly}
                  onChoose={(next) => {
                    const { when: _, ...rest } = line;
                    set(next === 'always' ? rest : { ...rest, when: firstAtom(flow, firstName) });
                  }}
                  options={[
                    { value: 'when', text: t('flows.conditional') },
                    { value: 'always', text: t('flows.whenAlways') },
                  ]}
                />
                {edit && (
                  <>
                    <Button
                      kind="quiet"
                      onPress={() => edit({ do: 'moveLine', list: id, index, by: -1 })}
                    >
                      {t('flows.moveUp')}
                    </Button>
                    <Button
                      kind="quiet"
                      onPress={() => edit({ do: 'moveLine', list: id, index, by: 1 })}
                    >
                      {t('flows.moveDown')}
                    </Button>
                    <Button
                      kind="quiet"
                      onPress={() => edit({ do: 'removeLine', list: id, index })}
                    >
                      {t('flows.remove')}
                    </Button>
                  </>
                )}
              </div>
              {line.when && (
                <ConditionEditor
                  flow={flow}
                  condition={line.when}
                  readOnly={isReadOnly}
                  onChange={(when) => set({ ...line, when })}
                />
              )}
              <OptionalText
                flow={flow}
                edit={edit}
                textKey={line.why}
                label={t('flows.textReason')}
                onAdd={() => set({ ...line, why: `w.${line.item}` })}
                onRemove={() => {
                  const { why: _, ...rest } = line;
                  set(rest);
                }}
              />
            </li>
          );
        })}
      </ol>
      {edit && items[0] && (
        <Button
          kind="quiet"
          icon="plus"
          onPress={() => edit({ do: 'addLine', list: id, line: { item: items[0]?.value ?? '' } })}
        >
          {t('flows.addLine')}
        </Button>
      )}
    </section>
  );
}

const uses = {
  submit: 'flows.useSubmit',
  show: 'flows.useShow',
  fillIn: 'flows.useFillIn',
  lookedUp: 'flows.useLookedUp',
} as const;
type Use = keyof typeof uses;
const useNames: readonly Use[] = ['submit', 'show', 'fillIn', 'lookedUp'];
const pictograms: readonly Pictogram[] = pictogramSchema.options;

interface ItemProps extends EditProps {
  readonly id: string;
  readonly item: Item;
  readonly onSelect: (selected: Selected) => void;
}

function ItemEditor({ flow, edit, id, item, onSelect }: ItemProps) {
  const t = useWords();
  const isReadOnly = edit === undefined;
  const set = (next: Item) => edit?.({ do: 'setItem', id, item: next });
  return (
    <div class="state-edit">
      <div class="row wrap">
        <Name
          isShown
          label={t('flows.itemId')}
          value={id}
          readOnly={isReadOnly}
          onName={(to) => {
            if (edit?.({ do: 'renameItem', from: id, to })) onSelect({ kind: 'item', id: to });
          }}
        />
        <Choose
          isShown
          label={t('flows.pictogram')}
          value={item.pictogram ?? 'news'}
          readOnly={isReadOnly}
          onChoose={(pictogram) => set({ ...item, pictogram })}
          options={pictograms.map((value) => ({ value, text: value }))}
        />
        {item.kind === 'paper' && (
          <>
            <Whole
              isShown
              label={t('flows.originals')}
              value={item.originals ?? 0}
              min={0}
              max={20}
              readOnly={isReadOnly}
              onChange={(originals) => set({ ...item, originals })}
            />
            <Whole
              isShown
              label={t('flows.copies')}
              value={item.copies ?? 0}
              min={0}
              max={20}
              readOnly={isReadOnly}
              onChange={(copies) => set({ ...item, copies })}
            />
            <Choose
              isShown
              label={t('flows.use')}
              value={item.use ?? 'submit'}
              readOnly={isReadOnly}
              onChoose={(use) => set({ ...item, use })}
              options={useNames.map((value) => ({ value, text: t(uses[value]) }))}
            />
          </>
        )}
        {edit && (
          <Button kind="quiet" onPress={() => edit({ do: 'removeItem', id })}>
            {t('flows.remove')}
          </Button>
        )}
      </div>
      <TextPair flow={flow} edit={edit} textKey={item.label} label={t('flows.textLabel')} />
      <OptionalText
        flow={flow}
        edit={edit}
        textKey={item.note}
        label={t('flows.textNote')}
        onAdd={() => set({ ...item, note: `${id}.note` })}
        onRemove={() => {
          const { note: _, ...rest } = item;
          set(rest);
        }}
      />
      {item.kind === 'paper' && (
        <OptionalText
          flow={flow}
          edit={edit}
          textKey={item.whereToGet}
          label={t('flows.textWhere')}
          onAdd={() => set({ ...item, whereToGet: `${id}.where` })}
          onRemove={() => {
            const { whereToGet: _, ...rest } = item;
            set(rest);
          }}
        />
      )}
    </div>
  );
}
