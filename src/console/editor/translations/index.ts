export { Translations } from './translations.tsx';
