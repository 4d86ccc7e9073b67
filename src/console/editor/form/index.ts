export { type Form, FormProvider } from './form-context.ts';
export { ProcedureForm, procedureSections } from './procedure-form.tsx';
export { NoticeForm, PlaceForm } from './small-forms.tsx';
