/** Numbers gathered into a typed array that grows by doubling: a mesh's vertices before their count is known. */
export class Pile<T extends Float32Array | Uint32Array> {
  readonly #make: new (
    length: number,
  ) => T;
  #data: T;
  #length = 0;

  constructor(make: new (length: number) => T) {
    this.#make = make;
    this.#data = new make(4096);
  }

  get length(): number {
    return this.#length;
  }

  at(index: number): number {
    return this.#data[index] as number;
  }

  /** Two to four numbers: a list of them would be made anew each time, and there are millions. */
  push(a: number, b: number, c?: number, d?: number): void {
    if (this.#length + 4 > this.#data.length) this.#grow();
    const data = this.#data;
    data[this.#length++] = a;
    data[this.#length++] = b;
    if (c !== undefined) data[this.#length++] = c;
    if (d !== undefined) data[this.#length++] = d;
  }

  #grow(): void {
    const grown = new this.#make(2 * this.#data.length);
    grown.set(this.#data);
    this.#data = grown;
  }

  all(): T {
    return this.#data.slice(0, this.#length) as T;
  }
}
