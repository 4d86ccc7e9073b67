export { BuildingForm } from './building-form.tsx';
export { type Form, FormProvider } from './form-context.ts';
export { LeafletForm } from './leaflet-form.tsx';
export { officeNames, pictogramNames } from './names-of-things.ts';
export { NoticeForm } from './notice-form.tsx';
export { PlaceForm } from './place-form.tsx';
export { plainPaste } from './plain-paste.ts';
export { ProcedureForm, procedureSections } from './procedure-form.tsx';
export { SeasonForm } from './season-form.tsx';
