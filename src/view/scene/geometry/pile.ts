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

  push(...numbers: number[]): void {
    if (this.#length + numbers.length > this.#data.length) {
      const grown = new this.#make(2 * (this.#data.length + numbers.length));
      grown.set(this.#data);
      this.#data = grown;
    }
    for (const number of numbers) this.#data[this.#length++] = number;
  }

  all(): T {
    return this.#data.slice(0, this.#length) as T;
  }
}
