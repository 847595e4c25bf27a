import { Stack, Switch } from '@mantine/core';
import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import type { BlockPatch } from './edit.ts';
import { NumberField } from './NumberField.tsx';
import styles from './Programme.module.css';

interface GateFieldsProps {
  readonly block: ExerciseBlock;
  readonly info: ExerciseInfo;
  /** It has a difficulty that adapts. */
  readonly adapts: boolean;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (patch: BlockPatch) => void;
}

const USUAL_LEAN_DEG = 15;

/** What a set must show before the next may be harder, and whether a probe closes the session. */
export function GateFields({ block, info, adapts, problems, onChange }: GateFieldsProps) {
  const { qualityGate, probe } = block;
  const { measured, trunkLeanDeg } = qualityGate;
  return (
    <Stack gap="sm">
      {(adapts || probe) && (
        <div>
          <Switch
            label="Close the session with a probe"
            description={`${info.probeSeconds} s that never adapt, so that change can be told from difficulty.`}
            checked={probe}
            onChange={(event) => onChange({ probe: event.currentTarget.checked })}
          />
          {problems['probe'] !== undefined && (
            <p className={styles.problem} role="alert">
              {problems['probe']}
            </p>
          )}
        </div>
      )}
      <Switch
        label="Harder only after a set that was measured well"
        description="Enough trials, from readings without gaps."
        checked={measured}
        onChange={(event) =>
          onChange({ qualityGate: { ...qualityGate, measured: event.currentTarget.checked } })
        }
      />
      <Switch
        label="Harder only with an upright rib cage"
        description="Where a motion sensor sees it."
        checked={trunkLeanDeg !== undefined}
        onChange={(event) =>
          onChange({
            qualityGate: event.currentTarget.checked
              ? { measured, trunkLeanDeg: USUAL_LEAN_DEG }
              : { measured },
          })
        }
      />
      {trunkLeanDeg !== undefined && (
        <NumberField
          field="qualityGate.trunkLeanDeg"
          description="Farther in a tenth of the time or more: no harder next."
          value={trunkLeanDeg}
          problem={problems['qualityGate.trunkLeanDeg']}
          onChange={(value) => onChange({ qualityGate: { measured, trunkLeanDeg: value } })}
        />
      )}
    </Stack>
  );
}
