import { NumberInput, SegmentedControl, Slider, Stack, Switch } from '@mantine/core';
import { type Programme, programmeSchema, type Stance } from '#core/protocol/programme.ts';
import { sessionSeconds } from './adherence.ts';
import { STANCE_LABELS } from './labels.ts';
import styles from './ProgrammeScreen.module.css';

interface FieldsProps {
  readonly programme: Programme;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (patch: Partial<Programme>) => void;
}

type NumberKey = Exclude<
  { [Key in keyof Programme]-?: Programme[Key] extends number ? Key : never }[keyof Programme],
  'version'
>;

interface NumberFieldProps extends FieldsProps {
  readonly field: NumberKey;
  readonly label: string;
  readonly suffix?: string;
  readonly description?: string;
  readonly step?: number;
}

/** A whole number within the limits of the programme's own schema. */
function NumberField(props: NumberFieldProps) {
  const { programme, problems, onChange, field, label, suffix = '', description, step = 1 } = props;
  const { minValue, maxValue } = programmeSchema.shape[field];
  const range = `A whole number from ${minValue} to ${maxValue}.`;
  return (
    <NumberInput
      label={label}
      description={description}
      value={programme[field]}
      min={minValue ?? 0}
      max={maxValue ?? 1000}
      step={step}
      allowDecimal={false}
      suffix={suffix}
      error={problems[field] === undefined ? undefined : range}
      // A field that was emptied is NaN, which the schema refuses with a message.
      onChange={(value) => onChange({ [field]: value === '' ? Number.NaN : Number(value) })}
    />
  );
}

export function DoseFields(props: FieldsProps) {
  return (
    <div className={styles.fields}>
      <NumberField {...props} field="sets" label="Sets" />
      <NumberField {...props} field="secondsPerSet" label="Length of a set" suffix=" s" step={10} />
      <NumberField {...props} field="restSeconds" label="Rest between sets" suffix=" s" step={5} />
      <NumberField {...props} field="sessionsPerWeek" label="Sessions a week" />
      <NumberField {...props} field="weeks" label="Weeks" />
    </div>
  );
}

/** What one session takes, and the whole programme. */
export function SessionLength({ programme }: { readonly programme: Programme }) {
  const seconds = sessionSeconds(programme);
  const sessions = programme.sessionsPerWeek * programme.weeks;
  if (!Number.isFinite(seconds * sessions)) return undefined;
  return (
    <p className={styles.length} aria-live="polite">
      About <strong>{Math.round(seconds / 60)} minutes</strong> a session, {sessions} sessions in all.
    </p>
  );
}

const TARGET_MARKS = [
  { value: 75, label: '75' },
  { value: 80, label: '80' },
  { value: 85, label: '85' },
  { value: 90, label: '90' },
];

export function DifficultyFields(props: FieldsProps) {
  const { programme, onChange } = props;
  const percent = Math.round(100 * programme.targetSuccess);
  return (
    <Stack gap="md">
      <div>
        <span className={styles.label} id="target-success">
          Share of success to aim at: {percent} %
        </span>
        <Slider
          aria-labelledby="target-success"
          min={50}
          max={95}
          step={1}
          value={percent}
          marks={TARGET_MARKS}
          label={(value) => `${value} %`}
          onChange={(value) => onChange({ targetSuccess: value / 100 })}
        />
        <p className={styles.hint}>
          Usual: 75 to 80 % in the clinic, 80 to 85 % alone at home, 85 to 90 % for the first sessions or with
          fear of movement.
        </p>
      </div>
      <Switch
        label="Close each session with an anchor set"
        description="60 s that never adapt, so that change can be told from difficulty."
        checked={programme.anchor}
        onChange={(event) => onChange({ anchor: event.currentTarget.checked })}
      />
      <NumberField
        {...props}
        field="limitsEveryDays"
        label="Measure how far the person can lean every"
        description="0: in every session."
        suffix=" days"
      />
    </Stack>
  );
}

export function SafetyFields(props: FieldsProps) {
  const { programme, onChange } = props;
  return (
    <Stack gap="md">
      <div>
        <span className={styles.label} id="stance">
          Stance
        </span>
        <SegmentedControl
          fullWidth
          orientation="vertical"
          aria-labelledby="stance"
          value={programme.stance}
          data={Object.entries(STANCE_LABELS).map(([value, label]) => ({ value, label }))}
          onChange={(value) => onChange({ stance: value as Stance })}
        />
      </div>
      <NumberField
        {...props}
        field="painLimit"
        label="Pain limit (0-10)"
        description="From this pain on no session starts, and difficulty steps back. A rise by 3 always ends the session."
      />
    </Stack>
  );
}
