import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { valueAt } from '../../../domain/change/index.ts';
import type { Finding } from '../../../domain/check/index.ts';

/** A form over one document: fields read and write by path. */
export interface Form {
  readonly body: unknown;
  readonly set: (path: string, value: unknown) => void;
  readonly findings: readonly Finding[];
  readonly readOnly: boolean;
  /** ISO day in Hanoi. */
  readonly today: string;
  readonly person: string;
}

const Context = createContext<Form | undefined>(undefined);
export const FormProvider = Context.Provider;

export function useForm(): Form {
  const form = useContext(Context);
  if (form === undefined) throw new Error('broken invariant: a field stands outside a form');
  return form;
}

/** The text at a path; empty where none is. */
export function textAt(form: Form, path: string): string {
  const value = valueAt(form.body, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function listAt(form: Form, path: string): readonly unknown[] {
  const value = valueAt(form.body, path);
  return Array.isArray(value) ? value : [];
}
