/**
 * common: what every room may use and nothing more.
 *
 * **vector**: a point or direction in the plane, x east, y north [m]. **polyline**: a line of points that knows its arc lengths.
 */
export * from './clock.ts';
export * from './exactMaths.ts';
export * from './polyline.ts';
export * from './random.ts';
export * from './vectors.ts';
