import { SegmentedControl, TextInput } from '@mantine/core';
import { programmeSchema } from '#core/programme/programme.ts';
import type { Programme } from '#core/programme/programme.ts';
import { Card } from '../../ui/Card.tsx';
import { useTranslator } from '../../app/language.tsx';
import { NumberField } from './NumberField.tsx';
import { optionsOf } from './options.ts';
import { DateField } from '../../ui/DateField.tsx';
import styles from './Programme.module.css';

/** Of a programme to come. */
const EXAMPLE_DAY = '2030-12-31';

export interface CardProps {
  readonly programme: Programme;
  /** Of the programme as a whole, by field. */
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (patch: Partial<Programme>) => void;
}

/** What a programme is called, and when and where it is played. */
export function IdentityCard({ programme, problems, onChange }: CardProps) {
  const { say } = useTranslator();
  const { name, validFrom, validUntil = '', setting, weeks, sessionsPerWeek } = programme;
  return (
    <Card>
      <div className={styles.identity}>
        <TextInput
          label={say('programme.field.name')}
          value={name}
          maxLength={80}
          error={problems['name']}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <DateField
          label={say('programme.field.valid-from')}
          example={EXAMPLE_DAY}
          value={validFrom}
          error={problems['validFrom']}
          onChange={(day) => onChange({ validFrom: day })}
        />
        <DateField
          label={say('programme.field.valid-until')}
          example={EXAMPLE_DAY}
          value={validUntil ?? ''}
          error={problems['validUntil']}
          onChange={(day) => onChange({ validUntil: day === '' ? undefined : day })}
        />
        <NumberField
          field="weeks"
          value={weeks}
          problem={problems['weeks']}
          onChange={(value) => onChange({ weeks: value })}
        />
        <NumberField
          field="sessionsPerWeek"
          value={sessionsPerWeek}
          problem={problems['sessionsPerWeek']}
          onChange={(value) => onChange({ sessionsPerWeek: value })}
        />
        <div>
          <span className={styles.label} id="setting">
            {say('programme.field.setting')}
          </span>
          <SegmentedControl
            fullWidth
            aria-labelledby="setting"
            value={setting}
            data={optionsOf(programmeSchema.shape.setting.options, (value) => say(`setting.${value}`))}
            onChange={(value) => onChange({ setting: value })}
          />
        </div>
      </div>
      {setting === 'home' && <p className={styles.hint}>{say('programme.remark.home')}</p>}
    </Card>
  );
}
