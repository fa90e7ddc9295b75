/** Two tables of the same measures, one value column beside the other. */
import type { Text } from '../../scenario/index.ts';
import type { Table } from './table.ts';

/**
 * @param column the column whose cells are set beside one another; every other column is the first table's
 * @throws Error when the rows are not the same measures
 */
export function beside(first: Table, second: Table, column: string, titles: readonly [Text, Text]): Table {
  const at = first.columns.findIndex(({ key }) => key === column);
  const values = first.columns[at];
  if (values === undefined) throw new Error(`no column ${column}`);
  const columns = first.columns.flatMap((own, place) =>
    place === at
      ? [
          { ...values, title: titles[0] },
          { ...values, key: `${column}2`, title: titles[1] },
        ]
      : [own],
  );
  const rows = first.rows.map((row, index) => {
    const other = second.rows[index];
    if (other === undefined || JSON.stringify(other[0]) !== JSON.stringify(row[0]))
      throw new Error('the tables have different measures');
    return [...row.slice(0, at + 1), other[at] ?? null, ...row.slice(at + 1)];
  });
  return { ...first, columns, rows };
}
