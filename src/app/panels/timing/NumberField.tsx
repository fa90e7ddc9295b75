import { useApp } from '../../context.ts';
import { fieldKeys } from './field-keys.ts';

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
      onKeyDown={(event) => fieldKeys(app, event, shown)}
      data-testid={props.testId}
    />
  );
}
