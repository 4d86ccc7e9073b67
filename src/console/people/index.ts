export { PeopleDoor } from './door.tsx';
