/** Codes and their words as the options of a field. */

export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
}

export function optionsOf<Value extends string>(
  values: readonly Value[],
  labelOf: (value: Value) => string,
): Option<Value>[] {
  return values.map((value) => ({ value, label: labelOf(value) }));
}
