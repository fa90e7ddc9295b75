/** The text of a file, as the build puts it in. */
declare module '*.json?raw' {
  const text: string;
  export default text;
}
