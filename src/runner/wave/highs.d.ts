/** The solver's WebAssembly as the build packs it: gzip in base64. */
declare module 'highs/runtime?packed' {
  const packed: string;
  export default packed;
}
