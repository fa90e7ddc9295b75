/** Numbers, times and periods as a reader of the language writes them. Units stand beside the number, never inside it. */
import type { Language } from './words/index.ts';

const formatters = new Map<string, Intl.NumberFormat>();

/** A number with a fixed count of decimals and grouped thousands; a dash where there is none. */
export function formatNumber(language: Language, value: number | null | undefined, decimals = 0): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '—';
  const key = `${language}${decimals}`;
  let format = formatters.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    formatters.set(key, format);
  }
  return format.format(value);
}

/** A share as a percentage with its sign. */
export function formatShare(language: Language, share: number | null, decimals = 0): string {
  return share === null ? '—' : `${formatNumber(language, share * 100, decimals)}%`;
}

/** Seconds since midnight as HH:MM:SS. */
export function formatClock(seconds: number): string {
  const whole = Math.floor(seconds + 1e-6);
  return `${formatMinutes(whole)}:${String(whole % 60).padStart(2, '0')}`;
}

/** Seconds since midnight as HH:MM. */
export function formatMinutes(seconds: number): string {
  const minutes = Math.floor((seconds + 1e-6) / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export function formatPeriod(period: { from: number; to: number }): string {
  return `${formatMinutes(period.from)}–${formatMinutes(period.to)}`;
}

/** An English name as a narrow list prints it; Chinese names are short already. The whole name stands in the tooltip. */
export function shortName(name: string): string {
  return name
    .replace(/\b(?:National|Provincial|County|Township) Road ([GSXY]\d+)/g, '$1')
    .replace(/\bRoad\b/g, 'Rd')
    .replace(/\bStreet\b/g, 'St')
    .replace(/\bAvenue\b/g, 'Ave');
}
