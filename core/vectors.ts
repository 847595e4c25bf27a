/** Vectors in space and turns of them. */

export type Vector3 = readonly [x: number, y: number, z: number];
export type Quaternion = readonly [w: number, x: number, y: number, z: number];
