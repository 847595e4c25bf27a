import type { ParameterSpec } from '#core/exercise/info.ts';
import { useMemo, useState } from 'react';
import type { Bound, Bounds, Curve } from '#core/exercise/curve.ts';
import { type Level, levelAt, levelsOf } from '#core/difficulty/levels.ts';
import { type Message, type MessageId, message } from '#core/language/message.ts';
import { useTranslator } from '../../app/language.tsx';
import styles from './CurveEditor.module.css';
import { DRAWING, xOfLevel } from './curve-scale.ts';
import { describeLevel, describeRange } from './level-text.ts';
import { ParameterPanel } from './ParameterPanel.tsx';
import type { KnownReach } from './physical.ts';

interface CurveEditorProps {
  readonly specs: readonly ParameterSpec[];
  readonly curve: Curve;
  readonly bounds: Bounds;
  /** By parameter key. */
  readonly problems: Readonly<Record<string, string>>;
  readonly known: KnownReach;
  /** The hardest difficulty at home, logits; undefined in the clinic, or where nothing is known. */
  readonly homeCeiling?: number | undefined;
  readonly onChange: (bounds: Bounds) => void;
}

/** Points of a drawn curve from one level to the next. */
const PARTS = 5;
const FIRST_SHOWN = 3;

/** What each level means in centimetres and seconds, and the therapist's floors, caps and locks. */
export function CurveEditor(props: CurveEditorProps) {
  const { specs, curve, bounds, problems, known, homeCeiling, onChange } = props;
  const translator = useTranslator();
  const { say, sayMessage } = translator;
  const [chosen, setChosen] = useState(FIRST_SHOWN);
  const allowed = useMemo(() => {
    const possible = Object.entries(bounds).filter(([key]) => problems[key] === undefined);
    return { bounds: Object.fromEntries(possible), homeCeiling };
  }, [bounds, problems, homeCeiling]);
  const levels = useMemo(() => levelsOf(curve, allowed, PARTS), [curve, allowed]);
  const level = levelAt(curve, chosen, allowed);
  const change = (spec: ParameterSpec, bound: Bound): void => {
    const { [spec.key]: _before, ...others } = bounds;
    // The whole range is no bound at all.
    const whole = bound.floor === spec.min && bound.cap === spec.max && bound.locked === undefined;
    onChange(whole ? others : { ...others, [spec.key]: bound });
  };
  return (
    <div className={styles.editor}>
      <p className={styles.remark}>{sayMessage(describeReach(known))}</p>
      <LevelChoice levels={levels} chosen={chosen} onChange={setChosen} />
      {specs.map((spec) => {
        const parameter = curve.parameters.find(({ key }) => key === spec.key);
        if (parameter === undefined) return undefined;
        return (
          <ParameterPanel
            key={spec.key}
            spec={spec}
            parameter={parameter}
            bound={bounds[spec.key] ?? { floor: spec.min, cap: spec.max }}
            problem={problems[spec.key]}
            reach={known}
            levels={levels}
            chosen={chosen}
            onChange={(bound) => change(spec, bound)}
          />
        );
      })}
      <div className={styles.told} aria-live="polite">
        <p>
          <strong>{say(TOLD[level.forbidden ?? 'allowed'], { level: chosen })}</strong>{' '}
          {describeLevel(level, specs, known, translator)}
        </p>
        <p>{describeRange(levels, specs, allowed).map(sayMessage).join(' ')}</p>
      </div>
    </div>
  );
}

/** What a level is, and whether it can be played. */
const TOLD = {
  allowed: 'curve.level-told',
  'home-ceiling': 'curve.level-told-beyond-home',
  'too-easy': 'curve.level-told-beyond-bounds',
  'too-hard': 'curve.level-told-beyond-bounds',
} as const satisfies Record<NonNullable<Level['forbidden']> | 'allowed', MessageId>;

const MM_PER_CM = 10;

/** Whose centimetres or degrees these are. */
function describeReach({ steering, mean, from }: KnownReach): Message {
  const [unit, shown] =
    steering === 'centre-of-pressure' ? (['cm', mean / MM_PER_CM] as const) : (['deg', mean] as const);
  if (from === undefined) return message(`curve.reach.assumed-${unit}`, { mean: shown });
  return message(`curve.reach.measured-${unit}`, {
    mean: shown,
    at: Date.parse(from.startedAt),
    source: message(`source.${from.source}`),
  });
}

interface LevelChoiceProps {
  readonly levels: ReturnType<typeof levelsOf>;
  readonly chosen: number;
  readonly onChange: (level: number) => void;
}

/** The levels over the columns of the drawings; arrow keys go from one to the next. */
function LevelChoice({ levels, chosen, onChange }: LevelChoiceProps) {
  const { say } = useTranslator();
  return (
    <div className={styles.levels} role="radiogroup" aria-labelledby="level-choice">
      <div className={styles.ends} aria-hidden="true">
        <span id="level-choice">{say('curve.level')}</span>
        <span>{say('curve.easier')}</span>
      </div>
      <div className={styles.scale}>
        {levels
          .filter(({ level }) => Number.isInteger(level))
          .map(({ level, forbidden }) => (
            <label
              key={level}
              style={{ left: `${(100 * xOfLevel(level)) / DRAWING.width}%` }}
              data-forbidden={forbidden !== undefined || undefined}
            >
              <input
                type="radio"
                name="level"
                value={level}
                checked={level === chosen}
                aria-label={say(forbidden === undefined ? 'curve.level-numbered' : 'curve.level-forbidden', {
                  level,
                })}
                onChange={() => onChange(level)}
              />
              {level}
            </label>
          ))}
        <span aria-hidden="true">{say('curve.harder')}</span>
      </div>
    </div>
  );
}
