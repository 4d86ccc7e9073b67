/**
 * The same flow as a form of SurveyJS, so that its linter can look at the same mistakes: a page a
 * question, shown when a route leads to it; an outcome as a page of lines, each with its condition.
 */
import { lintSurvey } from 'survey-core/linter';

type Loose = Readonly<Record<string, unknown>>;
type LooseState = Loose & { readonly kind?: string; readonly var?: string };
type Route = { readonly when?: Loose; readonly to: string };

const signs: Readonly<Record<string, string>> = {
  eq: '=',
  ne: '<>',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
};
const quote = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map(quote).join(', ')}]`
    : typeof value === 'number'
      ? String(value)
      : `'${String(value)}'`;

/** A condition in SurveyJS's language. `facts` are today's. */
function expressionOf(condition: Loose, facts: Loose): string {
  const [operator = '', operand] = Object.entries(condition)[0] ?? [];
  const join = (word: string) =>
    `(${(operand as Loose[]).map((part) => expressionOf(part, facts)).join(` ${word} `)})`;
  if (operator === 'and' || operator === 'or') return join(operator);
  if (operator === 'not') return `!(${expressionOf(operand as Loose, facts)})`;
  const [name, given] = operand as [string, unknown];
  const isFact = typeof given === 'object' && given !== null && 'fact' in given;
  const value = isFact ? facts[String(given.fact)] : given;
  if (operator === 'in') return `{${name}} anyof ${quote(value)}`;
  return `{${name}} ${signs[operator] ?? operator} ${quote(value)}`;
}

function factsOf(flow: Loose): Loose {
  const facts = (flow['facts'] ?? {}) as Record<string, { value: number }[]>;
  return Object.fromEntries(
    Object.entries(facts).map(([name, values]) => [name, values[0]?.value]),
  );
}

const known = new Set(['kind', 'var', 'title', 'why', 'help', 'next', 'options', 'none', 'unsure']);

function elementOf(state: LooseState, flow: Loose, texts: (key: unknown) => Loose): Loose {
  const variable = ((flow['vars'] as Record<string, Loose>)[state.var ?? ''] ?? {}) as {
    int?: readonly number[];
  };
  const options = (state['options'] ?? []) as { value: string; label: string }[];
  const choices = options.map(({ value, label }) => ({ value, text: texts(label) }));
  const kinds: Readonly<Record<string, Loose>> = {
    choice: { type: 'radiogroup', choices },
    set: { type: 'checkbox', choices },
  };
  const [min, max] = variable.int ?? [];
  const foreign = Object.entries(state).filter(([key]) => !known.has(key));
  return {
    ...(kinds[String(state.kind)] ?? { type: 'text', inputType: 'number', min, max }),
    ...(state.var === undefined ? {} : { name: state.var }),
    title: texts(state['title']),
    isRequired: true,
    ...Object.fromEntries(foreign),
  };
}

/** A flow, even one that is none, as a form. */
export function toSurvey(given: unknown): Loose {
  const flow = given as Loose & { start: string; states: Record<string, LooseState> };
  const facts = factsOf(flow);
  const words = flow['texts'] as Record<string, Record<string, string>>;
  // A dated number is a word here: the form has no such thing, and would take it for a question.
  const fill = (text: string | undefined) => text?.replaceAll(/\{fact\.[^}]+\}/g, '0');
  const texts = (key: unknown): Loose => ({
    default: fill(words['vi']?.[String(key)]),
    en: fill(words['en']?.[String(key)]),
  });
  const ways = new Map<string, string[]>();
  for (const state of Object.values(flow.states)) {
    const before: string[] = [];
    for (const { when, to } of (state['next'] ?? []) as Route[]) {
      const here = when ? [expressionOf(when, facts)] : [];
      const way = [`{${state.var}} notempty`, ...before.map((one) => `!(${one})`), ...here];
      ways.set(to, [...(ways.get(to) ?? []), `(${way.join(' and ')})`]);
      before.push(...here);
    }
  }
  const lists = (flow['lists'] ?? {}) as Record<string, { item: string; when?: Loose }[]>;
  const items = (flow['items'] ?? {}) as Record<string, { label: string }>;
  const pages = Object.entries(flow.states).map(([id, state]) => {
    const shown = [state['checklist'] ?? []].flat() as string[];
    const lines = shown.flatMap((list) =>
      (lists[list] ?? []).map(({ item, when }, index) => ({
        type: 'html',
        name: `${id} ${list} ${index}`,
        html: texts(items[item]?.label),
        ...(when && { visibleIf: expressionOf(when, facts) }),
      })),
    );
    const isEnd = state.kind === 'outcome';
    const head = { type: 'html', name: `${id} title`, html: texts(state['title']) };
    return {
      name: id,
      ...(id === flow.start ? {} : { visibleIf: (ways.get(id) ?? ['false']).join(' or ') }),
      elements: isEnd ? [head, ...lines] : [elementOf(state, flow, texts)],
    };
  });
  return { clearInvisibleValues: 'onHidden', pages };
}

/** What the linter says of a form: one line a finding, without its place, which moves. */
export function lintedOf(survey: Loose): ReadonlySet<string> {
  const { findings } = lintSurvey(survey);
  return new Set(findings.map(({ ruleId, message }) => `${ruleId} ${message}`));
}
