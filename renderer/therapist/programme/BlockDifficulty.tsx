import type { Curve } from '#core/exercise/curve.ts';
import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import type { Programme, ProgrammePhase } from '#core/programme/programme.ts';
import { CurveEditor } from '../curve/CurveEditor.tsx';
import { knownReach } from '../curve/physical.ts';
import { Preview } from '../preview/Preview.tsx';
import { homeCeiling } from '../preview/preview-of.ts';
import { usePlayedSkill } from '../use-played-skill.ts';
import type { BlockPatch } from './edit.ts';

interface BlockDifficultyProps {
  readonly patientId: string;
  readonly sessionsBefore: number;
  readonly programme: Programme;
  readonly phase: ProgrammePhase;
  readonly block: ExerciseBlock;
  readonly info: ExerciseInfo;
  readonly curve: Curve;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (patch: BlockPatch) => void;
}

const BOUNDS = 'bounds.';

/** How hard a block may become, and what its first trials would be. */
export function BlockDifficulty(props: BlockDifficultyProps) {
  const { patientId, sessionsBefore, programme, phase, block, info, curve, problems, onChange } = props;
  const { known, history = [] } = usePlayedSkill(patientId, block) ?? {};
  const playable = Object.keys(problems).length === 0;
  const { conservative } = phase;
  return (
    <>
      <CurveEditor
        specs={info.parameters}
        curve={curve}
        bounds={block.bounds}
        problems={boundProblems(problems)}
        known={knownReach(history, block.steering, block.posture)}
        homeCeiling={homeCeiling({ programme, known })}
        onChange={(bounds) => onChange({ bounds })}
      />
      <Preview
        tried={playable ? { block, programme, conservative, known, sessionsBefore } : undefined}
        info={info}
        curve={curve}
      />
    </>
  );
}

/** By parameter key. */
function boundProblems(problems: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(problems).flatMap(([field, text]) =>
      field.startsWith(BOUNDS) ? [[field.slice(BOUNDS.length), text]] : [],
    ),
  );
}
