/** Paths as scenario files write them: with / (or \ as Windows does), relative to the file they stand in. */

/** @returns the path of what `file` calls `relative`, without `.` and inner `..` */
export function pathFrom(file: string, relative: string): string {
  const wanted = relative.replaceAll('\\', '/');
  if (isAbsolute(wanted)) return tidy(wanted);
  const own = file.replaceAll('\\', '/');
  return tidy(own.slice(0, own.lastIndexOf('/') + 1) + wanted);
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z][A-Za-z+.-]*:/.test(path);
}

/** The same path in one spelling, so that a file can be told from itself. */
export function tidy(path: string): string {
  const unified = path.replaceAll('\\', '/');
  const root = /^([A-Za-z][A-Za-z+.-]*:)?\/*/.exec(unified)?.[0] ?? '';
  const steps: string[] = [];
  for (const step of unified.slice(root.length).split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (step !== '..' || root === '') steps.push(step);
  }
  return root + steps.join('/') || '.';
}
