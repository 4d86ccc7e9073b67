export { fetchUpdate } from './fetch-update.ts';
export { UpdateDesk } from './update-desk.ts';
