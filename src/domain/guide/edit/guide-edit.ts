import type { Result } from '../../basics/index.ts';
import type { Condition } from '../model/condition.ts';
import type { Flow, GoldenTest, Invariant } from '../model/flow.ts';
import type { Entry, Item } from '../model/list.ts';
import type { GuideProblem } from '../model/problem.ts';
import type { Option, Outcome, Question, Route } from '../model/state.ts';
import type { Variable } from '../model/variable.ts';

/** What may be set of a question beside its routes and options; undefined takes a field away. */
export type QuestionFields = {
  readonly [K in 'why' | 'help' | 'unsure' | 'none']?: string | undefined;
};
/** What may be set of an outcome beside its title. */
export type OutcomeFields = {
  readonly [K in Exclude<keyof Outcome, 'kind' | 'title'>]?: Outcome[K] | undefined;
};
export type Source = Flow['sources'][number];
export type FactValues = NonNullable<Flow['facts']>[string];

/** One change an author makes. Data: it can be kept, undone by what was before, and sent. */
export type GuideEdit =
  /** Words of a key in one language; empty words take them away. */
  | {
      readonly do: 'setText';
      readonly locale: string;
      readonly key: string;
      readonly words: string;
    }
  | {
      readonly do: 'addQuestion';
      readonly id: string;
      readonly kind: Question['kind'];
      readonly variable: string;
    }
  | { readonly do: 'addOutcome'; readonly id: string }
  | { readonly do: 'removeState'; readonly id: string }
  | { readonly do: 'renameState'; readonly from: string; readonly to: string }
  | { readonly do: 'moveState'; readonly id: string; readonly by: number }
  | { readonly do: 'setStart'; readonly id: string }
  | { readonly do: 'setQuestion'; readonly id: string; readonly fields: QuestionFields }
  | { readonly do: 'setOutcome'; readonly id: string; readonly fields: OutcomeFields }
  | { readonly do: 'addOption'; readonly state: string; readonly value: string }
  | { readonly do: 'removeOption'; readonly state: string; readonly value: string }
  | {
      readonly do: 'moveOption';
      readonly state: string;
      readonly value: string;
      readonly by: number;
    }
  | {
      readonly do: 'setOption';
      readonly state: string;
      readonly value: string;
      readonly fields: { readonly [K in 'note' | 'icon']?: Option[K] | undefined };
    }
  | {
      readonly do: 'renameValue';
      readonly variable: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly do: 'renameVariable'; readonly from: string; readonly to: string }
  | { readonly do: 'setVariable'; readonly name: string; readonly variable: Variable }
  | { readonly do: 'addRoute'; readonly state: string; readonly route: Route }
  | {
      readonly do: 'setRoute';
      readonly state: string;
      readonly index: number;
      readonly to: string;
      readonly when: Condition | undefined;
    }
  | { readonly do: 'removeRoute'; readonly state: string; readonly index: number }
  | {
      readonly do: 'moveRoute';
      readonly state: string;
      readonly index: number;
      readonly by: number;
    }
  | { readonly do: 'addItem'; readonly id: string; readonly kind: Item['kind'] }
  | { readonly do: 'setItem'; readonly id: string; readonly item: Item }
  | { readonly do: 'removeItem'; readonly id: string }
  | { readonly do: 'renameItem'; readonly from: string; readonly to: string }
  | { readonly do: 'addList'; readonly id: string; readonly item: string }
  | { readonly do: 'removeList'; readonly id: string }
  | { readonly do: 'addLine'; readonly list: string; readonly line: Entry }
  | { readonly do: 'setLine'; readonly list: string; readonly index: number; readonly line: Entry }
  | { readonly do: 'removeLine'; readonly list: string; readonly index: number }
  | { readonly do: 'moveLine'; readonly list: string; readonly index: number; readonly by: number }
  /** A source that is not there yet is added. */
  | { readonly do: 'setSource'; readonly source: Source }
  | { readonly do: 'removeSource'; readonly id: string }
  /** Undefined takes the fact away. */
  | { readonly do: 'setFact'; readonly name: string; readonly values: FactValues | undefined }
  | { readonly do: 'setInvariants'; readonly invariants: readonly Invariant[] }
  | { readonly do: 'setTests'; readonly tests: readonly GoldenTest[] };

/** Why a change was not made; the flow is as it was. */
export type EditRefusal = {
  /**
   * `unknown`: what is to be changed is not there. `taken`: the name is used already. `last`: a
   * question without a way out, a list without a line, a flow without a beginning cannot be
   * written. `refused`: what it makes is no flow; `problems` say why.
   */
  readonly code: 'unknown' | 'taken' | 'last' | 'refused';
  readonly detail: string;
  readonly problems?: readonly GuideProblem[];
};

export type EditResult = Result<Flow, EditRefusal>;
