/** What a result of this folder was computed with, said in the result, as `PipelineRecord` says it for sway. */

/** Each method's version: it rises with every change of a number that the method gives. */
const VERSIONS = {
  'tracking response': 1,
  'coupling profile': 1,
  'correlation lag': 1,
  'coupling lag': 1,
  'relative phase': 1,
  'relative phase over cycles': 1,
  'leakage index': 1,
  'lumbo-pelvic rhythm': 1,
  'onset order': 1,
  'repositioning errors': 1,
  asymmetry: 1,
  'spectral arc length': 1,
  'dimensionless jerk': 1,
  'correction latency': 1,
  'critical lambda': 1,
  'recovery from a disturbance': 1,
  'limits of stability summary': 1,
  'Fitts throughput': 1,
} as const;

export type MethodName = keyof typeof VERSIONS;

/** The choices that change the numbers, under their options' names, defaults included. */
export type MethodParameters = Readonly<Record<string, number | string | readonly number[] | undefined>>;

export interface Method {
  readonly name: MethodName;
  readonly version: number;
  /** Empty where there is nothing to choose. */
  readonly parameters: MethodParameters;
}

export function methodOf(name: MethodName, parameters: MethodParameters = {}): Method {
  return { name, version: VERSIONS[name], parameters };
}
