export { type PlainFault, plainFaults } from './plain-words.ts';
