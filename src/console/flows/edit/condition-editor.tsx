import { sayValue } from '../../../domain/guide/graph/index.ts';
import {
  type Atom,
  type Condition,
  comparisonOf,
  type Flow,
  isAtom,
  unsure,
  type Variable,
} from '../../../domain/guide/index.ts';
import { Button } from '../../ui/index.ts';
import { language, useWords } from '../../words/index.ts';
import { Choose, Whole } from './choose.tsx';

interface ConditionProps {
  readonly flow: Flow;
  readonly condition: Condition;
  readonly onChange: (condition: Condition) => void;
  /** Takes this part away; absent where it is the whole. */
  readonly onRemove?: () => void;
  readonly readOnly: boolean;
}

type Operator = 'eq' | 'ne' | 'in' | 'lt' | 'le' | 'gt' | 'ge';
const operatorWord = {
  eq: 'flows.opEq',
  ne: 'flows.opNe',
  in: 'flows.opIn',
  lt: 'flows.opLt',
  le: 'flows.opLe',
  gt: 'flows.opGt',
  ge: 'flows.opGe',
} as const;
const orders = ['lt', 'le', 'gt', 'ge', 'eq', 'ne'] as const;

const kindOf = (variable: Variable | undefined): 'enum' | 'set' | 'int' =>
  variable && 'int' in variable ? 'int' : variable && 'set' in variable ? 'set' : 'enum';

/** What a variable is compared with first; always something the format takes. */
function firstValue(variable: Variable | undefined, operator: Operator): unknown {
  if (variable && 'int' in variable) return operator === 'in' ? [variable.int[0]] : variable.int[0];
  const values = variable && 'set' in variable ? variable.set : (variable?.enum ?? [unsure]);
  const [first = unsure] = values;
  return operator === 'in' || (variable && 'set' in variable) ? [first] : first;
}

const atomFor = (name: string, operator: Operator, value: unknown): Atom =>
  ({ [operator]: [name, value] }) as unknown as Atom;

/** The plainest comparison with a variable: a beginning for a new condition. */
export function firstAtom(flow: Flow, variable: string): Atom {
  const known = Object.hasOwn(flow.vars, variable) ? flow.vars[variable] : undefined;
  const operator = kindOf(known) === 'int' ? 'le' : kindOf(known) === 'set' ? 'in' : 'eq';
  return atomFor(variable, operator, firstValue(known, operator));
}

/** A condition as data: comparisons, joined by all, at least one, and not. No code is typed. */
export function ConditionEditor(props: ConditionProps) {
  const { flow, condition, onChange, onRemove, readOnly } = props;
  const t = useWords();
  const [firstName = ''] = Object.keys(flow.vars);
  const parts = isAtom(condition)
    ? undefined
    : 'and' in condition
      ? condition.and
      : 'or' in condition
        ? condition.or
        : undefined;
  const shape = isAtom(condition) ? 'atom' : parts ? ('and' in condition ? 'and' : 'or') : 'not';
  const reshape = (next: typeof shape) => {
    if (next === shape) return;
    const inner: Condition =
      'not' in condition && !isAtom(condition) ? condition.not : (parts?.[0] ?? condition);
    const all = parts ?? [inner];
    if (next === 'atom') onChange(isAtom(inner) ? inner : firstAtom(flow, firstName));
    else if (next === 'not') onChange({ not: condition });
    else onChange(next === 'and' ? { and: all } : { or: all });
  };
  const join = (next: readonly Condition[]): Condition =>
    shape === 'or' ? { or: next } : { and: next };
  return (
    <div class="cond">
      <div class="row">
        <Choose
          label={t('flows.when')}
          value={shape}
          readOnly={readOnly}
          onChoose={reshape}
          options={[
            { value: 'atom', text: t('flows.condAtom') },
            { value: 'and', text: t('flows.condAnd') },
            { value: 'or', text: t('flows.condOr') },
            { value: 'not', text: t('flows.condNot') },
          ]}
        />
        {isAtom(condition) && (
          <AtomEditor flow={flow} atom={condition} onChange={onChange} readOnly={readOnly} />
        )}
        {onRemove && !readOnly && (
          <Button kind="quiet" onPress={onRemove}>
            {t('flows.remove')}
          </Button>
        )}
      </div>
      {shape === 'not' && 'not' in condition && !isAtom(condition) && (
        <ConditionEditor
          flow={flow}
          condition={condition.not}
          onChange={(not) => onChange({ not })}
          readOnly={readOnly}
        />
      )}
      {parts?.map((part, index) => (
        <ConditionEditor
          key={String(index)}
          flow={flow}
          condition={part}
          readOnly={readOnly}
          onChange={(one) => onChange(join(parts.with(index, one)))}
          {...(parts.length > 1 && {
            onRemove: () => onChange(join(parts.filter((_, other) => other !== index))),
          })}
        />
      ))}
      {parts && !readOnly && (
        <Button
          kind="quiet"
          icon="plus"
          onPress={() => onChange(join([...parts, firstAtom(flow, firstName)]))}
        >
          {t('flows.condAdd')}
        </Button>
      )}
    </div>
  );
}

interface AtomProps {
  readonly flow: Flow;
  readonly atom: Atom;
  readonly onChange: (atom: Atom) => void;
  readonly readOnly: boolean;
}

function AtomEditor({ flow, atom, onChange, readOnly }: AtomProps) {
  const t = useWords();
  const { variable: name, operator, value } = comparisonOf(atom);
  const variable = Object.hasOwn(flow.vars, name) ? flow.vars[name] : undefined;
  const kind = kindOf(variable);
  const operators: readonly Operator[] =
    kind === 'int' ? orders : kind === 'set' ? ['in', 'eq', 'ne'] : ['eq', 'ne', 'in'];
  return (
    <>
      <Choose
        label={t('flows.condVariable')}
        value={name}
        readOnly={readOnly}
        onChoose={(next) => onChange(firstAtom(flow, next))}
        options={Object.keys(flow.vars).map((one) => ({ value: one, text: one }))}
      />
      <Choose
        label={t('flows.condOperator')}
        value={operator}
        readOnly={readOnly}
        onChoose={(next) => {
          const isList = next === 'in' || kind === 'set';
          const kept = isList === Array.isArray(value) ? value : firstValue(variable, next);
          onChange(atomFor(name, next, kept));
        }}
        options={operators.map((one) => ({ value: one, text: t(operatorWord[one]) }))}
      />
      <ValueEditor
        {...{ flow, name, variable, operator, value, readOnly }}
        onValue={(next) => onChange(atomFor(name, operator, next))}
      />
    </>
  );
}

interface ValueProps {
  readonly flow: Flow;
  readonly name: string;
  readonly variable: Variable | undefined;
  readonly operator: Operator;
  readonly value: unknown;
  readonly readOnly: boolean;
  readonly onValue: (value: unknown) => void;
}

function ValueEditor(props: ValueProps) {
  const { flow, name, variable, operator, value, readOnly, onValue } = props;
  const t = useWords();
  const label = t('flows.condValue');
  const facts = Object.keys(flow.facts ?? {});
  if (variable && 'int' in variable && operator !== 'in') {
    const isFact = typeof value === 'object' && value !== null && 'fact' in value;
    const fact = isFact ? String(value.fact) : '';
    return (
      <>
        {facts.length > 0 && (
          <Choose
            label={t('flows.facts')}
            value={fact}
            readOnly={readOnly}
            onChoose={(next) => onValue(next === '' ? variable.int[0] : { fact: next })}
            options={[
              { value: '', text: '123' },
              ...facts.map((one) => ({ value: one, text: one })),
            ]}
          />
        )}
        {!isFact && value === unsure && <span class="tag">{t('flows.unsure')}</span>}
        {!isFact && value !== unsure && (
          <Whole label={label} value={Number(value)} onChange={onValue} readOnly={readOnly} />
        )}
      </>
    );
  }
  const values = variable
    ? 'enum' in variable
      ? variable.enum
      : 'set' in variable
        ? variable.set
        : []
    : [];
  const text = (one: string) => {
    const said = sayValue(flow, name, one, language.value, '');
    return said === one ? one : `${said} (${one})`;
  };
  if (!Array.isArray(value)) {
    return (
      <Choose
        label={label}
        value={String(value)}
        readOnly={readOnly}
        onChoose={onValue}
        options={values.map((one) => ({ value: one, text: text(one) }))}
      />
    );
  }
  const chosen: readonly unknown[] = value;
  return (
    <fieldset class="many" aria-label={label}>
      {values.map((one) => (
        <label key={one} class="check">
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            disabled={readOnly}
            onChange={(event) => {
              const next = values.filter((other) =>
                other === one ? event.currentTarget.checked : chosen.includes(other),
              );
              // `in` of nothing means nothing; equal to the empty set does.
              if (next.length > 0 || operator !== 'in') onValue(next);
            }}
          />
          <span>{text(one)}</span>
        </label>
      ))}
    </fieldset>
  );
}
