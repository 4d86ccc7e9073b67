export { forbiddenWords, type PlainFault, plainFaults } from './plain-words.ts';
