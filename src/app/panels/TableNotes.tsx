import type { Table } from '../../metrics/index.ts';
import { useApp } from '../context.ts';

/** What the numbers of a table count and leave out, below it. */
export function TableNotes({ table }: { table: Table }) {
  const app = useApp();
  return (
    <>
      {table.notes.map((note) => (
        <p key={note.en} class="note">
          {app.text(note)}
        </p>
      ))}
    </>
  );
}
