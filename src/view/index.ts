/**
 * view: pictures of a network, a frame, a series; knows nothing of how they came to be.
 *
 * **token**: a colour or size that scene, charts, CSS and exports share. **theme**: one full set of tokens.
 */
export * from './tokens.ts';
export * from './tokens-contrast.ts';
export * from './charts/index.ts';
export * from './sheet/index.ts';
export * from './named.ts';
export { laneNumbers, sideText, turnsText } from './detectorName.ts';
export { isByClock, mapWordOf } from './modes.ts';
