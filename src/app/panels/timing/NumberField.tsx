import { useApp } from '../../context.ts';

interface Props {
  label: string;
  value: number | undefined;
  /** What counts while the field is blank; only fields that may be blank have one, or `undefined` where there is none. */
  derived?: number | undefined;
  mayBeBlank?: boolean;
  least?: number;
  most?: number;
  isWrong?: boolean;
  testId?: string;
  commit(value: number | undefined): void;
  onFocus?(): void;
}

/** A number to be typed; it counts when the field is left or Enter pressed. What cannot be is put back as it was. */
export function NumberField(props: Props) {
  const app = useApp();
  const { value, derived, mayBeBlank = false, least = 0, most } = props;
  const shown = value === undefined ? '' : String(value);
  return (
    <input
      type="number"
      class={props.isWrong ? 'number-field wrong' : 'number-field'}
      aria-label={props.label}
      aria-invalid={props.isWrong ?? false}
      title={props.label}
      value={shown}
      placeholder={derived === undefined ? '' : String(derived)}
      min={least}
      max={most}
      step={1}
      onFocus={props.onFocus}
      onChange={(event) => {
        const field = event.currentTarget;
        const typed = field.value.trim();
        const number = Number(typed);
        if (typed === '' && mayBeBlank && !field.validity.badInput) props.commit(undefined);
        else if (typed !== '' && Number.isFinite(number) && number >= least && (most === undefined || number <= most))
          props.commit(number);
        else field.value = shown;
      }}
      onKeyDown={(event) => {
        const key = event.key.toLowerCase();
        const isUndo = (event.ctrlKey || event.metaKey) && (key === 'z' || key === 'y');
        // What is half typed is the browser's to take back; whole steps are the editor's.
        if (!isUndo || event.currentTarget.value !== shown) return;
        event.preventDefault();
        if (key === 'y' || event.shiftKey) app.redo();
        else app.undo();
      }}
      data-testid={props.testId}
    />
  );
}
