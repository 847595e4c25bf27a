/** Codes and their words as the options of a field. */

export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
}

export function optionsOf<Value extends string>(labels: Readonly<Record<Value, string>>): Option<Value>[] {
  return (Object.entries(labels) as [Value, string][]).map(([value, label]) => ({ value, label }));
}
