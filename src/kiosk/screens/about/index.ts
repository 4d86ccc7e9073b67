export { About } from './about.tsx';
export { AboutTopicScreen } from './about-topic.tsx';
