import {
  Checkbox,
  Group,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { patientFieldsSchema } from '#core/ipc/records.ts';
import { useTranslator } from '../app/language.tsx';
import { Card } from '../ui/Card.tsx';
import type { PatientFormValues } from './patient-form.ts';
import { DateField } from '../ui/DateField.tsx';
import { languageOptions } from '../ui/language-options.ts';
import styles from './PatientFormScreen.module.css';
import { RedFlags } from './RedFlags.tsx';

const { painSite: PAIN_SITE, dominantSide: DOMINANT_SIDE } = patientFieldsSchema.shape;

interface FormCardProps {
  readonly form: UseFormReturnType<PatientFormValues>;
}

/** Who the patient is, and which language they are spoken to in. */
export function PersonCard({ form }: FormCardProps) {
  const { say } = useTranslator();
  return (
    <Card title={say('patient.person')}>
      <Stack>
        <TextInput
          label={say('patient-form.name')}
          description={say('patient-form.name-remark')}
          withAsterisk
          {...form.getInputProps('name')}
        />
        <Select
          label={say('patient.language')}
          description={say('patient-form.language-remark')}
          data={languageOptions()}
          allowDeselect={false}
          {...form.getInputProps('language')}
        />
        <Group grow align="start">
          <DateField
            label={say('patient-form.birth-date')}
            example="1956-12-31"
            value={form.values.birthDate}
            error={form.errors['birthDate']}
            onChange={(day) => form.setFieldValue('birthDate', day)}
          />
          <NumberInput
            label={say('patient.height')}
            suffix={` ${say('unit.cm')}`}
            {...form.getInputProps('heightCm')}
          />
        </Group>
        <TextInput
          label={say('patient.clinic-number')}
          description={say('patient-form.clinic-number-remark')}
          maxLength={40}
          {...form.getInputProps('clinicNumber')}
        />
        <Select
          label={say('patient.pain-site')}
          data={PAIN_SITE.options.map((site) => ({ value: site, label: say(`pain-site.${site}`) }))}
          allowDeselect={false}
          {...form.getInputProps('painSite')}
        />
        <div>
          <span className={styles.label} id="dominant-side">
            {say('patient.dominant-side')}
          </span>
          <SegmentedControl
            fullWidth
            aria-labelledby="dominant-side"
            data={DOMINANT_SIDE.options.map((side) => ({ value: side, label: say(`dominant-side.${side}`) }))}
            {...form.getInputProps('dominantSide')}
          />
        </div>
        <Textarea
          label={say('patient-form.notes')}
          autosize
          minRows={3}
          maxRows={8}
          {...form.getInputProps('notes')}
        />
      </Stack>
    </Card>
  );
}

/** What the clinician looked for, and their signature. */
export function HealthScreenCard({ form }: FormCardProps) {
  const { say } = useTranslator();
  return (
    <Card title={say('patient.health-screen')} remark={say('patient-form.health-screen-remark')}>
      <Stack>
        <RedFlags />
        <Checkbox
          size="md"
          label={say('patient-form.screened')}
          {...form.getInputProps('screened', { type: 'checkbox' })}
        />
        <TextInput
          label={say('patient-form.screened-by')}
          className={styles.initials ?? ''}
          {...form.getInputProps('screenedBy')}
        />
      </Stack>
    </Card>
  );
}
