import { useId } from 'preact/hooks';
import type { SheetHeadView } from '../../../domain/api/console/index.ts';
import { type ColumnName, columnNames } from '../../../domain/sheet/index.ts';
import { Field, Note } from '../../ui/index.ts';
import { sayNumber, useWords, type Words } from '../../words/index.ts';
import {
  type ColumnChoice,
  doubledIn,
  headingOf,
  sampleOf,
  withHeaderRow,
} from './column-choice.ts';

type Head = NonNullable<SheetHeadView['head']>;

interface ColumnFormProps {
  readonly head: Head;
  readonly sheet: number;
  readonly choice: ColumnChoice;
  readonly onSheet: (sheet: number) => void;
  readonly onChange: (choice: ColumnChoice) => void;
}

/** Why a sheet cannot be read as it is chosen; undefined where it can. */
export function closedBy(t: Words, choice: ColumnChoice): string | undefined {
  const { columns, source, sourceEn } = choice;
  if (!columns.includes('code') || !columns.includes('name')) return t('import.needsCode');
  if (doubledIn(choice).length > 0) return t('import.twiceShort');
  return (source.trim() === '') === (sourceEn.trim() === '') ? undefined : t('import.sourceHalf');
}

/** Which column of a sheet is what: guessed, shown with what stands in it, and mended by a person. */
export function ColumnForm({ head, sheet, choice, onSheet, onChange }: ColumnFormProps) {
  const t = useWords();
  const { headerRow, columns } = choice;
  const nameOf = (at: number) =>
    headingOf(head, headerRow, at) || t('import.columnNumber', { number: at + 1 });
  const rows = head.rows.map(({ row, cells }) => ({
    value: String(row),
    text: t('import.rowOf', { number: row, words: cells.filter((text) => text !== '').join(', ') }),
  }));
  return (
    <section class="form columnform" aria-label={t('import.map')}>
      {head.sheets.length > 1 && (
        <Choice
          label={t('import.sheet')}
          value={String(sheet)}
          options={head.sheets.map((text, at) => ({ value: String(at + 1), text }))}
          onChoose={(value) => onSheet(Number(value))}
        />
      )}
      {head.rows.length === 0 ? (
        <Note tone="w">{t('import.noRows')}</Note>
      ) : (
        <Choice
          label={t('import.headerRow')}
          value={String(headerRow)}
          options={[...rows, { value: '0', text: t('import.noHeaderRow') }]}
          onChoose={(value) => onChange(withHeaderRow(choice, head, Number(value)))}
        />
      )}
      {choice.earlier !== undefined && (
        <Note tone="n">
          {choice.source === ''
            ? t('import.asBeforeUnnamed')
            : t('import.asBefore', { source: choice.source })}
        </Note>
      )}
      <table class="columns">
        <caption>
          <b>{t('import.map')}</b>
          <span class="hint">{t('import.mapHint')}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('import.columnTitle')}</th>
            <th scope="col">{t('import.columnSample')}</th>
            <th scope="col">{t('import.columnIs')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((name, at) => (
            <tr key={at} class={name === undefined ? 'off' : ''}>
              <th scope="row">{nameOf(at)}</th>
              <td>{sampleOf(head, headerRow, at)}</td>
              <td>
                <select
                  class="inp"
                  aria-label={t('import.columnLabel', { column: nameOf(at) })}
                  value={name ?? ''}
                  onChange={(event) =>
                    onChange({
                      ...choice,
                      columns: columns.with(at, known(event.currentTarget.value)),
                    })
                  }
                >
                  <option value="">{t('import.notTaken')}</option>
                  {columnNames.map((one) => (
                    <option key={one} value={one}>
                      {t(`importColumn.${one}`)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {head.isWider && <Note tone="w">{t('import.moreColumns')}</Note>}
      <Told choice={choice} nameOf={nameOf} />
      <Choice
        label={t('import.listSeparator')}
        value={choice.listSeparator}
        options={[
          { value: ';', text: t('import.semicolon') },
          { value: ',', text: t('import.comma') },
          { value: '|', text: t('import.bar') },
        ]}
        onChoose={(listSeparator) => onChange({ ...choice, listSeparator })}
      />
      <Field
        label={t('import.source')}
        value={choice.source}
        onInput={(source) => onChange({ ...choice, source })}
        hint={t('import.sourceHint')}
        lengthMax={120}
      />
      <Field
        label={t('import.sourceEn')}
        value={choice.sourceEn}
        onInput={(sourceEn) => onChange({ ...choice, sourceEn })}
        lengthMax={120}
      />
    </section>
  );
}

const known = (value: string): ColumnName | undefined => columnNames.find((name) => name === value);

/** Fields of an entry that a reader would miss, in the order of the page. */
const missed: readonly (readonly ColumnName[])[] = [
  ['field'],
  ['executing', 'authority', 'levels'],
  ['methods'],
  ['time', 'timeOnline'],
  ['fee', 'feeOnline'],
  ['papers'],
  ['steps'],
  ['conditions'],
  ['results'],
  ['subjects'],
  ['legal'],
];

interface ToldProps {
  readonly choice: ColumnChoice;
  readonly nameOf: (at: number) => string;
}

/** What will be taken of the sheet and what not, before anything is sent. */
function Told({ choice, nameOf }: ToldProps) {
  const t = useWords();
  const { columns } = choice;
  const out = columns.flatMap((name, at) => (name === undefined ? [nameOf(at)] : []));
  const silent = missed.filter((names) => !names.some((name) => columns.includes(name)));
  const doubled = doubledIn(choice);
  const hasBoth = columns.includes('code') && columns.includes('name');
  return (
    <>
      {!hasBoth && <Note tone="e">{t('import.needsCodeText')}</Note>}
      {doubled.map((name) => (
        <Note key={name} tone="e">
          {t('import.twiceOne', { name: t(`importColumn.${name}`) })}
        </Note>
      ))}
      <Note tone="n">
        <p>
          {out.length === 0
            ? t('import.allTaken')
            : t('import.leftOut', { count: sayNumber(out.length), names: out.join(', ') })}
        </p>
        {silent.length > 0 && (
          <p>
            {t('import.notSaid', {
              names: silent.map(([name = 'code']) => t(`importColumn.${name}`)).join(', '),
            })}
          </p>
        )}
      </Note>
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChoose: (value: string) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div class="fld">
      <div class="fl">
        <label for={id}>{label}</label>
      </div>
      <select
        id={id}
        class="inp"
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
