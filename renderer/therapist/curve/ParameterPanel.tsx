import type { ParameterSpec } from '#core/exercise/info.ts';
import type { Bound, CurveParameter } from '#core/exercise/curve.ts';
import type { Level } from '#core/difficulty/levels.ts';
import { BoundFields } from './BoundFields.tsx';
import styles from './CurveEditor.module.css';
import { toStep } from './curve-scale.ts';
import { ParameterDrawing } from './ParameterDrawing.tsx';
import type { Reach } from './physical.ts';
import { useTranslator } from '../../app/language.tsx';

interface ParameterPanelProps {
  readonly spec: ParameterSpec;
  readonly parameter: CurveParameter;
  readonly bound: Bound;
  readonly problem: string | undefined;
  readonly reach: Reach;
  readonly levels: readonly Level[];
  readonly chosen: number;
  readonly onChange: (bound: Bound) => void;
}

/** A parameter in words and fields, and beside it the drawing that says the same. */
export function ParameterPanel(props: ParameterPanelProps) {
  const { spec, parameter, bound, problem, reach, levels, chosen, onChange } = props;
  const { say } = useTranslator();
  const { floor, cap, locked } = bound;
  const lock = (): void => {
    if (locked !== undefined) {
      onChange({ floor, cap });
      return;
    }
    const here = levels.find(({ level }) => level === chosen)?.played[spec.key] ?? floor;
    const inside = Math.min(cap, Math.max(floor, toStep(spec, here)));
    onChange({ floor, cap, locked: inside });
  };
  return (
    <section className={styles.panel} aria-label={say(spec.label)}>
      <div className={styles.words}>
        <h3>{say(spec.label)}</h3>
        <p>{say(spec.description)}</p>
        <BoundFields
          spec={spec}
          steering={reach.steering}
          bound={bound}
          problem={problem}
          onChange={onChange}
          onLock={lock}
        />
      </div>
      <ParameterDrawing
        spec={spec}
        parameter={parameter}
        bound={bound}
        refused={problem !== undefined}
        reach={reach}
        levels={levels}
        chosen={chosen}
        onChange={onChange}
      />
    </section>
  );
}
