export { type Form, FormProvider } from './form-context.ts';
export { officeNames } from './names-of-things.ts';
export { NoticeForm } from './notice-form.tsx';
export { PlaceForm } from './place-form.tsx';
export { plainPaste } from './plain-paste.ts';
export { ProcedureForm, procedureSections } from './procedure-form.tsx';
