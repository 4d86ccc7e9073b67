export { type BoardTrend, isInRange, type JudgedReading, judgeReading } from './judge-reading.ts';
export { levelOf } from './level-of.ts';
export { type Here, metresBetween, nearestBoards, nearestStations } from './near.ts';
export { type BoardReading, readingSkewMs } from './reading.ts';
