import { Stack, Switch } from '@mantine/core';
import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import { useTranslator } from '../../app/language.tsx';
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
  const { say } = useTranslator();
  const { qualityGate, probe } = block;
  const { measured, trunkLeanDeg } = qualityGate;
  return (
    <Stack gap="sm">
      {(adapts || probe) && (
        <div>
          <Switch
            label={say('programme.field.probe')}
            description={say('programme.remark.probe', { seconds: info.probeSeconds })}
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
        label={say('programme.field.measured')}
        description={say('programme.remark.measured')}
        checked={measured}
        onChange={(event) =>
          onChange({ qualityGate: { ...qualityGate, measured: event.currentTarget.checked } })
        }
      />
      <Switch
        label={say('programme.field.upright')}
        description={say('programme.remark.upright')}
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
          description="programme.remark.rib-cage-lean"
          value={trunkLeanDeg}
          problem={problems['qualityGate.trunkLeanDeg']}
          onChange={(value) => onChange({ qualityGate: { measured, trunkLeanDeg: value } })}
        />
      )}
    </Stack>
  );
}
