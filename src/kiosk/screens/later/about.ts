export { About, AboutTopicScreen } from '../about/index.ts';
