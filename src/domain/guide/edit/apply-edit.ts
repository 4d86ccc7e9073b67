import { err, ok } from '../../basics/index.ts';
import { textUsesOf } from '../check/uses.ts';
import type { Flow } from '../model/flow.ts';
import { readGuide } from '../model/read-guide.ts';
import { sourceHash, sourceLocale } from '../model/text-of.ts';
import { editItem, editList, editSource, setFact } from './edit-lists.ts';
import {
  addOption,
  addOutcome,
  addQuestion,
  editRoutes,
  moveOption,
  moveState,
  removeOption,
  removeState,
  setOption,
  setOutcome,
  setQuestion,
  setStart,
} from './edit-states.ts';
import type { EditResult, GuideEdit } from './guide-edit.ts';
import { renameItem, renameState, renameValue, renameVariable } from './rename.ts';
import { type Done, own, taken, unknown } from './tables.ts';

/** Sets words. A translation notes the source it was made from, where the flow keeps such notes. */
function setText(flow: Flow, edit: Extract<GuideEdit, { do: 'setText' }>): Done {
  const { locale, key, words } = edit;
  const texts = own(flow.texts, locale);
  if (texts === undefined) return unknown(locale);
  if (key in {}) return taken(key);
  const notes = flow.translatedFrom && own(flow.translatedFrom, locale);
  if (words === '') {
    delete texts[key];
    if (notes) delete notes[key];
    return undefined;
  }
  texts[key] = words;
  const source = own(flow.texts[sourceLocale(flow)], key);
  if (notes && source !== undefined && locale !== sourceLocale(flow)) {
    notes[key] = sourceHash(source);
  }
  return undefined;
}

function setVariable(flow: Flow, edit: Extract<GuideEdit, { do: 'setVariable' }>): Done {
  if (own(flow.vars, edit.name) === undefined) return unknown(edit.name);
  flow.vars[edit.name] = edit.variable;
  return undefined;
}

function change(flow: Flow, edit: GuideEdit): Done {
  switch (edit.do) {
    case 'setText':
      return setText(flow, edit);
    case 'addQuestion':
      return addQuestion(flow, edit);
    case 'addOutcome':
      return addOutcome(flow, edit);
    case 'removeState':
      return removeState(flow, edit);
    case 'renameState':
      return renameState(flow, edit);
    case 'moveState':
      return moveState(flow, edit);
    case 'setStart':
      return setStart(flow, edit);
    case 'setQuestion':
      return setQuestion(flow, edit);
    case 'setOutcome':
      return setOutcome(flow, edit);
    case 'addOption':
      return addOption(flow, edit);
    case 'removeOption':
      return removeOption(flow, edit);
    case 'moveOption':
      return moveOption(flow, edit);
    case 'setOption':
      return setOption(flow, edit);
    case 'renameValue':
      return renameValue(flow, edit);
    case 'renameVariable':
      return renameVariable(flow, edit);
    case 'setVariable':
      return setVariable(flow, edit);
    case 'addRoute':
    case 'setRoute':
    case 'removeRoute':
    case 'moveRoute':
      return editRoutes(flow, edit);
    case 'addItem':
    case 'setItem':
    case 'removeItem':
      return editItem(flow, edit);
    case 'renameItem':
      return renameItem(flow, edit);
    case 'addList':
    case 'removeList':
    case 'addLine':
    case 'setLine':
    case 'removeLine':
    case 'moveLine':
      return editList(flow, edit);
    case 'setSource':
    case 'removeSource':
      return editSource(flow, edit);
    case 'setFact':
      return setFact(flow, edit);
    case 'setInvariants':
      flow.invariants = [...edit.invariants];
      return undefined;
    case 'setTests':
      flow.tests = [...edit.tests];
      return undefined;
    default:
      return edit satisfies never;
  }
}

/** Takes away the words that only what is gone needed; words nobody used before stay a finding. */
function dropWords(before: Flow, after: Flow): void {
  const kept = new Set(textUsesOf(after).map(({ key }) => key));
  for (const { key } of textUsesOf(before)) {
    if (kept.has(key)) continue;
    for (const texts of Object.values(after.texts)) delete texts[key];
    for (const notes of Object.values(after.translatedFrom ?? {})) delete notes[key];
  }
}

/**
 * Makes one change. The result is always a flow that can be read again, with every bound, name and
 * word held by the format's own reader; what is missing in it (words, ways, papers) is for the
 * checker to tell. The flow that was given stays as it is.
 */
export function applyEdit(flow: Flow, edit: GuideEdit): EditResult {
  const copy = structuredClone(flow);
  const refusal = change(copy, edit);
  if (refusal) return err(refusal);
  if (edit.do !== 'setText') dropWords(flow, copy);
  const read = readGuide(copy);
  if (read.ok) return read;
  const [first] = read.error;
  const detail = first === undefined ? '' : `${first.where} ${first.detail}`.trim();
  return err({ code: 'refused', detail, problems: read.error });
}

/** Makes several changes, or none of them. */
export function applyEdits(flow: Flow, edits: readonly GuideEdit[]): EditResult {
  let made: EditResult = ok(flow);
  for (const edit of edits) {
    made = applyEdit(made.value, edit);
    if (!made.ok) return made;
  }
  return made;
}
