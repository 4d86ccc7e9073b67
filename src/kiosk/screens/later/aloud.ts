export { AudioRow } from '../audio-row.tsx';
