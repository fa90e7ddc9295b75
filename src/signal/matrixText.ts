/** Every number of the matrices explains itself: one sentence in words and figures. */
import type { Text } from '../scenario/index.ts';
import type { Derivation } from './design/intergreen.ts';
import type { MatrixCell } from './matrix.ts';
import type { MatrixRow } from './matrixRows.ts';

const tenth = (value: number): string => inWords(Math.round(value * 10) / 10);
/** Walking speeds have two decimals: 0.85. */
const hundredth = (value: number): string => inWords(Math.round(value * 100) / 100);
const inWords = (value: number): string => (value < 0 ? `−${-value}` : String(value));
/** 2.04 must not read "2 → 3 s". */
const rawText = (value: number): string =>
  Number.isInteger(Math.round(value * 10) / 10) ? hundredth(value) : tenth(value);

/** "清空（17.4 m + 车长 6 m）÷ 10 m/s + 3 s − 8.1 m ÷ 11.1 m/s = 4.6 → 5 s" */
function derivationText(its: Derivation): Text {
  const { crossingTime, length, clearingSpeed, enteringDistance, enteringSpeed, raw, rounded } = its;
  const [clear, enter] = [tenth(its.clearingDistance), tenth(enteringDistance)];
  const way =
    length > 0
      ? { zh: `清空（${clear} m + 车长 ${tenth(length)} m）`, en: `clear (${clear} m + ${tenth(length)} m of length)` }
      : { zh: `过街 ${clear} m`, en: `cross ${clear} m` };
  const after = [
    ` ÷ ${hundredth(clearingSpeed)} m/s`,
    crossingTime > 0 ? ` + ${tenth(crossingTime)} s` : '',
    enteringDistance > 0 ? ` − ${enter} m ÷ ${tenth(enteringSpeed)} m/s` : '',
    ` = ${rawText(raw)} → ${rounded} s`,
  ].join('');
  return { zh: (way.zh + after).replace('） ÷', '）÷'), en: way.en + after };
}

/** What a cell says when it is pointed at: "东直 → 北直：清空（…） = 4.6 → 5 s". */
export function cellText(cell: MatrixCell, ending: MatrixRow, starting: MatrixRow): Text {
  const derived = cell.derived && derivationText(cell.derived);
  const its = cell.set === undefined ? (derived ?? NO_CONFLICT) : setText(cell.set, derived);
  const note = noteOn(cell, ending, starting);
  return {
    zh: `${ending.name.zh} → ${starting.name.zh}：${its.zh}${note.zh}`,
    en: `${ending.name.en} → ${starting.name.en}: ${its.en}${note.en}`,
  };
}

const NO_CONFLICT: Text = { zh: '不冲突', en: 'no conflict' };

function setText({ seconds, reason }: NonNullable<MatrixCell['set']>, derived: Text | undefined): Text {
  return {
    zh: `人工设定 ${seconds} s（${reason}）${derived === undefined ? '' : `；按几何 ${derived.zh}`}`,
    en: `set to ${seconds} s (${reason})${derived === undefined ? '' : `; by geometry ${derived.en}`}`,
  };
}

function noteOn(cell: MatrixCell, ending: MatrixRow, starting: MatrixRow): Text {
  if (cell.relation === 'none') return { zh: '', en: '' };
  const either = (is: (row: MatrixRow) => boolean) => is(ending) || is(starting);
  if (either(({ kind }) => kind === 'rider'))
    return { zh: '（供参考：尚未仿真非机动车）', en: ' (for information: riders are not simulated yet)' };
  if (cell.insideGreen) return { zh: '（行人清空，含在绿灯内）', en: ' (pedestrian clearance, inside the green)' };
  if (either(({ advisory }) => advisory))
    return { zh: '（供参考：右转随时让行）', en: ' (for information: right turns yield at any time)' };
  return { zh: '', en: '' };
}
