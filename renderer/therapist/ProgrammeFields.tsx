import { NumberInput, SegmentedControl, Stack, Switch } from '@mantine/core';
import type { Programme } from '#core/programme/programme.ts';
import { sessionSeconds } from './adherence.ts';
import { SETTING_LABELS, STANCE_LABELS } from './labels.ts';
import { NUMBER_LABELS, type NumberKey, rangeOf } from './programme-problems.ts';
import styles from './ProgrammeScreen.module.css';

export interface FieldsProps {
  readonly programme: Programme;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (patch: Partial<Programme>) => void;
}

interface NumberFieldProps extends FieldsProps {
  readonly field: NumberKey;
  readonly suffix?: string;
  readonly description?: string;
  readonly step?: number;
}

/** A whole number within the limits of the programme's own schema. */
export function NumberField(props: NumberFieldProps) {
  const { programme, problems, onChange, field, suffix = '', description, step = 1 } = props;
  const { min, max } = rangeOf(field);
  return (
    <NumberInput
      label={NUMBER_LABELS[field]}
      description={description}
      value={programme[field]}
      min={min}
      max={max}
      step={step}
      allowDecimal={false}
      // What was typed stays, and is refused with its range.
      clampBehavior="none"
      suffix={suffix}
      error={problems[field]}
      // A field that was emptied is NaN, which the schema refuses with a message.
      onChange={(value) => onChange({ [field]: value === '' ? Number.NaN : Number(value) })}
    />
  );
}

export function DoseFields(props: FieldsProps) {
  const { programme, onChange } = props;
  return (
    <div className={styles.fields}>
      <NumberField {...props} field="sets" />
      <NumberField {...props} field="secondsPerSet" suffix=" s" step={10} />
      <NumberField {...props} field="restSeconds" suffix=" s" step={5} />
      <NumberField {...props} field="sessionsPerWeek" />
      <NumberField {...props} field="weeks" />
      <div className={styles.wide}>
        <NumberField {...props} field="limitsEveryDays" description="0: in every session." suffix=" days" />
      </div>
      <div className={styles.wide}>
        <Switch
          label="Close each session with a probe"
          description="60 s that never adapt, so that change can be told from difficulty."
          checked={programme.probe}
          onChange={(event) => onChange({ probe: event.currentTarget.checked })}
        />
      </div>
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

export function SafetyFields(props: FieldsProps) {
  const { programme, onChange } = props;
  return (
    <Stack gap="md">
      <div>
        <span className={styles.label} id="setting">
          Where
        </span>
        <SegmentedControl
          fullWidth
          aria-labelledby="setting"
          value={programme.setting}
          data={optionsOf(SETTING_LABELS)}
          onChange={(setting) => onChange({ setting })}
        />
        {programme.setting === 'home' && (
          <p className={styles.hint}>
            At home nothing gets harder than what went well in a whole set in the clinic.
          </p>
        )}
      </div>
      <div>
        <span className={styles.label} id="stance">
          Stance
        </span>
        <SegmentedControl
          fullWidth
          orientation="vertical"
          aria-labelledby="stance"
          value={programme.stance}
          data={optionsOf(STANCE_LABELS)}
          onChange={(stance) => onChange({ stance })}
        />
      </div>
      <ConservativeField {...props} />
      <NumberField
        {...props}
        field="painLimit"
        description="From this pain on no session starts, and difficulty steps back. A rise by 3 always ends the session."
      />
    </Stack>
  );
}

const CONSERVATIVE_LABELS: Readonly<Record<Programme['conservative'], string>> = {
  'at-first': 'At first, and on painful days',
  always: 'Always: fear of movement',
  never: 'Never',
};

function ConservativeField({ programme, onChange }: FieldsProps) {
  return (
    <div>
      <span className={styles.label} id="conservative">
        Conservative progression
      </span>
      <SegmentedControl
        fullWidth
        orientation="vertical"
        aria-labelledby="conservative"
        value={programme.conservative}
        data={optionsOf(CONSERVATIVE_LABELS)}
        onChange={(conservative) => onChange({ conservative })}
      />
      <p className={styles.hint}>
        More success and smaller steps.
        {programme.conservative === 'at-first' &&
          ' The first two sessions, and days with pain of 5 and more.'}
      </p>
    </div>
  );
}

function optionsOf<Value extends string>(
  labels: Readonly<Record<Value, string>>,
): { readonly value: Value; readonly label: string }[] {
  return (Object.entries(labels) as [Value, string][]).map(([value, label]) => ({ value, label }));
}
