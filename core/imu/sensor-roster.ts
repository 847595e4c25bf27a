/**
 * Which sensors there are, and which one counts in a role: the one attached last, and when it goes, the one before it.
 * What is known of a sensor is kept by its serial number, so that one that comes back is strapped as before.
 */
import type { HubInput, SensorAttached, SensorRole } from '../contract/reading.ts';
import type { Quaternion, Vector3 } from './quaternion.ts';
import { TiltBoard } from './tilt-board.ts';
import { WornSensor } from './worn-sensor.ts';

/** What was learnt of a sensor, by its serial number. */
export interface KnownSensor {
  readonly serial: string;
  readonly role: SensorRole;
  readonly segmentToSensor: Quaternion | undefined;
  readonly gyroBiasRadS: Vector3 | undefined;
}

/** What a new hub is told of a sensor that is attached to it: its bias, and how it is strapped if in the same place. */
export function tellKnown(
  { gyroBiasRadS, segmentToSensor, role }: KnownSensor,
  attached: SensorAttached,
): HubInput[] {
  const { slot, hostMs } = attached;
  const inputs: HubInput[] = [];
  if (gyroBiasRadS !== undefined) inputs.push({ type: 'gyro-bias', slot, hostMs, gyroBiasRadS });
  if (role === attached.role && segmentToSensor !== undefined)
    inputs.push({ type: 'alignment', slot, hostMs, segmentToSensor });
  return inputs;
}

export class SensorRoster {
  /** The newest last. */
  #attached: (WornSensor | TiltBoard)[] = [];
  readonly #inRole = new Map<SensorRole, WornSensor | TiltBoard>();
  readonly #known = new Map<string, WornSensor>();

  get attached(): readonly (WornSensor | TiltBoard)[] {
    return this.#attached;
  }

  /** Also those that are away. */
  get known(): readonly KnownSensor[] {
    return Array.from(this.#known.values(), ({ facts: { serial, role }, alignment, fused }) => ({
      serial,
      role,
      segmentToSensor: alignment,
      gyroBiasRadS: fused.gyroBiasRadS,
    }));
  }

  /** A sensor comes, changes its role, or takes another slot. A slot holds one sensor, and a sensor one slot. */
  attach(facts: SensorAttached): void {
    const before = this.#attached.find((sensor) => isSame(sensor.facts, facts));
    if (before?.facts.role === facts.role) {
      before.attach(facts);
      return;
    }
    const others = this.#attached.filter(
      (sensor) => sensor.facts.slot !== facts.slot && keyOf(sensor.facts) !== keyOf(facts),
    );
    const sensor = facts.kind === 'tilt' ? new TiltBoard(facts) : this.#worn(facts, before !== undefined);
    this.#change([...others, sensor]);
  }

  detach(slot: number): void {
    this.#change(this.#attached.filter((sensor) => sensor.facts.slot !== slot));
  }

  /** Of those that are away too. A sensor on a board stays where it is. */
  clearAlignments(): void {
    for (const sensor of this.#known.values()) if (sensor.facts.role !== 'board') sensor.clearAlignment();
  }

  inSlot(slot: number): WornSensor | TiltBoard | undefined {
    return this.#attached.find((sensor) => sensor.facts.slot === slot);
  }

  inRole(role: SensorRole): WornSensor | TiltBoard | undefined {
    return this.#inRole.get(role);
  }

  worn(role: SensorRole): WornSensor | undefined {
    const sensor = this.inRole(role);
    return sensor instanceof WornSensor ? sensor : undefined;
  }

  #change(attached: (WornSensor | TiltBoard)[]): void {
    this.#attached = attached;
    this.#inRole.clear();
    for (const sensor of attached) this.#inRole.set(sensor.facts.role, sensor);
  }

  #worn(facts: SensorAttached, stays: boolean): WornSensor {
    const known = this.#known.get(keyOf(facts));
    if (known === undefined || known.facts.kind !== facts.kind) {
      const sensor = new WornSensor(facts);
      this.#known.set(keyOf(facts), sensor);
      return sensor;
    }
    if (!stays) known.fused.interrupt();
    known.attach(facts);
    return known;
  }
}

/** A sensor without a serial number is known by its slot alone. */
function keyOf({ serial, slot }: SensorAttached): string {
  return serial === '' ? `slot ${slot}` : `serial ${serial}`;
}

function isSame(a: SensorAttached, b: SensorAttached): boolean {
  return a.slot === b.slot && keyOf(a) === keyOf(b) && a.kind === b.kind;
}
