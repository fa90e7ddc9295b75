/**
 * What stands in a bad document where nothing sound could be read. A **hole** throws when it is read, so that whoever needs
 * the value learns that it is unknown, and whoever does not goes on. Rules stay silent about what they cannot know: `each` and
 * `whereKnown` catch. No loaded model has holes.
 */

/** A value was asked for that could not be read from the file. */
class Unknown extends Error {
  constructor(key: PropertyKey) {
    super(`${String(key)} is unknown`);
  }
}

/** Makes a value of a record or list unknown. */
export function digHole(record: object, key: PropertyKey): void {
  Object.defineProperty(record, key, {
    enumerable: true,
    configurable: true,
    get: () => {
      throw new Unknown(key);
    },
  });
}

/** What is read, or `otherwise` if it hangs on something unknown. */
export function whereKnown<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unknown) return otherwise;
    throw error;
  }
}

/** Whether nothing in a value is unknown. */
export function isWhole(value: unknown): boolean {
  return whereKnown(() => {
    walk(value);
    return true;
  }, false);
}

function walk(value: unknown): void {
  if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) walk(item);
}

/** Records by id. Where the id of some record is unknown, nobody can say that an id is not there: asking throws. */
class Register<T> extends Map<string, T> {
  isWhole = true;

  override get(id: string): T | undefined {
    return this.has(id) ? super.get(id) : undefined;
  }

  override has(id: string): boolean {
    const isThere = super.has(id);
    if (!isThere && !this.isWhole) throw new Unknown(id);
    return isThere;
  }
}

/** @param lists in case of two records of one id the later counts */
export function byId<T extends { id: string }>(...lists: (readonly T[] | undefined)[]): ReadonlyMap<string, T> {
  const register = new Register<T>();
  for (const list of lists) {
    for (let index = 0; index < (list?.length ?? 0); index++) {
      register.isWhole = whereKnown(() => {
        const record = list![index]!;
        register.set(record.id, record);
        return register.isWhole;
      }, false);
    }
  }
  return register;
}
