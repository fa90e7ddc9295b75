/** A row that is a few calls of formulas: what is computed stands beside what it must be. */
import type { Text } from '../../scenario/index.ts';
import type { GroupId } from '../groups.ts';
import type { Cell, Row } from '../row.ts';

/** A cell and the call that gives its value. */
export type Check = readonly [Cell, () => number];

export function formulaRow(
  id: string,
  inputs: Text,
  source: string,
  checks: readonly Check[],
  more: { readonly group?: GroupId; readonly notes?: readonly Text[] } = {},
): Row {
  const { group = 'formulas', notes = [] } = more;
  return {
    id,
    group,
    inputs,
    source,
    quick: true,
    seconds: 0,
    cells: checks.map(([cell]) => cell),
    run: () => ({ values: Object.fromEntries(checks.map(([{ key }, value]) => [key, value()])), notes }),
  };
}

/** A row listed without being run: what nobody published of its inputs. */
export function missingRow(id: string, inputs: Text, source: string, missing: Text): Row {
  return { ...formulaRow(id, inputs, source, []), missing };
}
