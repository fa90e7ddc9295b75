/** Put in by the build (see vite.config.ts). */
declare const __ENGINE_HASH__: string;

/** Fingerprint of the engine this program was built with; a record made with another is out of date. */
export const ENGINE_HASH: string = __ENGINE_HASH__;
