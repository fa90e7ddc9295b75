/** Times of day, between the planner's "07:15" and seconds since midnight. */

/** @returns [s since midnight] of "HH:MM"; "24:00" is 86400. */
export function secondsOfDay(clock: string): number {
  const hours = Number(clock.slice(0, 2));
  const minutes = Number(clock.slice(3, 5));
  if (clock.length !== 5 || clock[2] !== ':' || !(hours <= 24 && minutes < 60)) {
    throw new Error(`not a time of day HH:MM: "${clock}"`);
  }
  return hours * 3600 + minutes * 60;
}

/** @returns "HH:MM" of [s since midnight], seconds cut off. */
export function clockText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
