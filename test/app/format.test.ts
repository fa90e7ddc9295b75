/** Numbers and times as they are shown. */
import { expect, it } from 'vitest';
import {
  formatClock,
  formatMinutes,
  formatNumber,
  formatPeriod,
  formatShare,
  shortName,
} from '../../src/app/format.ts';

it('the clock does not lose a second to the last bit of a float', () => {
  expect(formatClock(7 * 3600 + 24 * 60 + 36)).toBe('07:24:36');
  expect(formatClock(129_880 / 5)).toBe('07:12:56');
  expect(formatClock(25_199.999_999_9)).toBe('07:00:00');
});

it('minutes and periods', () => {
  expect(formatMinutes(24 * 3600)).toBe('24:00');
  expect(formatPeriod({ from: 25_200, to: 28_800 })).toBe('07:00–08:00');
});

it('numbers are grouped, with the decimals asked for, and a dash for nothing', () => {
  expect(formatNumber('zh', 13_245.6)).toBe('13,246');
  expect(formatNumber('en', 3.14159, 2)).toBe('3.14');
  expect(formatNumber('zh', null)).toBe('—');
  expect(formatShare('en', 0.1234, 1)).toBe('12.3%');
});

it('English names are shortened for narrow lists, Chinese ones left alone', () => {
  expect(shortName('Jiefang Road – National Road G398')).toBe('Jiefang Rd – G398');
  expect(shortName('人民路—学府路')).toBe('人民路—学府路');
});
