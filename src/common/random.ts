/**
 * Named random numbers. A draw is a hash of seed, purpose, name and a counter: nobody keeps a generator, so who draws first or
 * how often another purpose draws changes nothing. Two plans under one seed meet the same drivers.
 *
 * Integer arithmetic (`Math.imul`, shifts) and one division only: the same bits in every engine of JavaScript.
 */

/** 32-bit FNV-1a over the UTF-16 units of a text. Source: Fowler, Noll, Vo (1991), the published constants. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place++) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  return mixBits(hash);
}

/** Spreads every input bit over the whole word (the finishing steps of Appleby's MurmurHash3, public domain constants). */
export function mixBits(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A family of draws: one seed, one purpose. */
export interface RandomStream {
  readonly low: number;
  readonly high: number;
}

export function randomStream(seed: number, purpose: string): RandomStream {
  const of = hashText(purpose);
  return {
    low: mixBits(of ^ mixBits(seed | 0)),
    high: mixBits(Math.imul(of, 0x9e3779b1) ^ mixBits((seed | 0) ^ 0x5bd1e995)),
  };
}

/**
 * A number in [0, 1) with 53 random bits.
 *
 * @param name    what the draw belongs to: a name, or an id where ids are stable
 * @param counter tells the draws of one name apart
 */
export function uniform(stream: RandomStream, name: string | number, counter = 0): number {
  const key = typeof name === 'string' ? hashText(name) : mixBits(name ^ 0x2545f491);
  const step = Math.imul(counter + 1, 0x9e3779b1);
  const upper = mixBits(stream.high ^ mixBits(key ^ step)) >>> 5;
  const lower = mixBits(stream.low ^ mixBits(Math.imul(key, 0x7feb352d) ^ ~step)) >>> 6;
  return (upper * 67108864 + lower) / 9007199254740992;
}

/**
 * Nearly normal with mean 0 and standard deviation 1: twelve uniforms added up, less six. It never leaves ±6, needs no logarithm,
 * and its tails beyond ±3 are thinner than the normal's, which suits drivers.
 */
export function nearlyNormal(stream: RandomStream, name: string | number, counter = 0): number {
  const key = typeof name === 'string' ? hashText(name) : name;
  let sum = -6;
  for (let part = 0; part < 12; part++) sum += uniform(stream, key, counter * 12 + part);
  return sum;
}
