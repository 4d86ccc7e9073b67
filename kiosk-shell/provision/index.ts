export { openProvision, type Provision } from './provision.ts';
export { answerProvision } from './provision-routes.ts';
