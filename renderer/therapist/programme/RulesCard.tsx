import { Switch } from '@mantine/core';
import { TOUCH_CUES } from '#core/exercise/touch.ts';
import type { Programme } from '#core/programme/programme.ts';
import type { PlainMessageId } from '#core/language/message.ts';
import { useTranslator } from '../../app/language.tsx';
import { Card } from '../../ui/Card.tsx';
import type { CardProps } from './IdentityCard.tsx';
import { NumberField } from './NumberField.tsx';
import styles from './Programme.module.css';

/** The rules that hold over all blocks: pain, the trunk, time, and what is asked. */
export function RulesCard(props: CardProps) {
  const { say } = useTranslator();
  return (
    <Card title={say('programme.card.rules')}>
      <div className={styles.rules}>
        <PainFields {...props} />
        <TrunkFields {...props} />
        <TimeFields {...props} />
        <TouchFields {...props} />
        <AskFields {...props} />
      </div>
    </Card>
  );
}

function PainFields({ programme: { pain }, problems, onChange }: CardProps) {
  const { say } = useTranslator();
  const field = (key: keyof Programme['pain'], description: PlainMessageId) => (
    <NumberField
      field={`pain.${key}`}
      description={description}
      value={pain[key]}
      problem={problems[`pain.${key}`]}
      onChange={(value) => onChange({ pain: { ...pain, [key]: value } })}
    />
  );
  return (
    <fieldset>
      <legend>{say('programme.group.pain')}</legend>
      {field('limit', 'programme.remark.pain-limit')}
      {field('riseStepsBack', 'programme.remark.pain-steps-back')}
      {field('riseEnds', 'programme.remark.pain-ends')}
    </fieldset>
  );
}

function TrunkFields({ programme: { trunk }, problems, onChange }: CardProps) {
  const { say } = useTranslator();
  return (
    <fieldset>
      <legend>{say('programme.group.trunk')}</legend>
      <NumberField
        field="trunk.leanDeg"
        description="programme.remark.trunk-lean"
        value={trunk.leanDeg}
        problem={problems['trunk.leanDeg']}
        onChange={(leanDeg) => onChange({ trunk: { ...trunk, leanDeg } })}
      />
      <NumberField
        field="trunk.speedDegS"
        description="programme.remark.trunk-speed"
        value={trunk.speedDegS}
        problem={problems['trunk.speedDegS']}
        onChange={(speedDegS) => onChange({ trunk: { ...trunk, speedDegS } })}
      />
    </fieldset>
  );
}

function TimeFields({ programme, problems, onChange }: CardProps) {
  const { say } = useTranslator();
  const field = (
    key: 'rangeEveryDays' | 'sessionMinutes' | 'coolDownSeconds',
    description: PlainMessageId,
  ) => (
    <NumberField
      field={key}
      description={description}
      value={programme[key]}
      problem={problems[key]}
      onChange={(value) => onChange({ [key]: value })}
    />
  );
  return (
    <fieldset>
      <legend>{say('programme.group.time')}</legend>
      {field('sessionMinutes', 'programme.remark.session-minutes')}
      {field('coolDownSeconds', 'programme.remark.cool-down')}
      {field('rangeEveryDays', 'programme.remark.range-every-days')}
    </fieldset>
  );
}

function TouchFields({ programme: { touch }, problems, onChange }: CardProps) {
  const { say } = useTranslator();
  const problem = problems['touch'];
  return (
    <fieldset>
      <legend>{say('programme.group.touch')}</legend>
      {TOUCH_CUES.map((cue) => (
        <Switch
          key={cue}
          label={say(`programme.touch.${cue}`)}
          checked={touch.includes(cue)}
          onChange={(event) => {
            const { checked } = event.currentTarget;
            onChange({
              touch: TOUCH_CUES.filter((other) => (other === cue ? checked : touch.includes(other))),
            });
          }}
        />
      ))}
      <p className={styles.hint}>{say('programme.remark.touch')}</p>
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

function AskFields({ programme: { ask }, onChange }: CardProps) {
  const { say } = useTranslator();
  const { before, after } = ask;
  return (
    <fieldset>
      <legend>{say('programme.group.asked')}</legend>
      <Switch
        label={say('programme.field.pain-before')}
        checked={before.pain}
        onChange={(event) => onChange({ ask: { after, before: { pain: event.currentTarget.checked } } })}
      />
      <Switch
        label={say('programme.field.pain-after')}
        checked={after.pain}
        onChange={(event) =>
          onChange({ ask: { before, after: { ...after, pain: event.currentTarget.checked } } })
        }
      />
      <Switch
        label={say('programme.field.effort-after')}
        checked={after.effort}
        onChange={(event) =>
          onChange({ ask: { before, after: { ...after, effort: event.currentTarget.checked } } })
        }
      />
      {!before.pain && <p className={styles.hint}>{say('programme.remark.pain-unasked')}</p>}
    </fieldset>
  );
}
