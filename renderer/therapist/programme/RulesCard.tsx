import { Switch } from '@mantine/core';
import type { Programme } from '#core/programme/programme.ts';
import { Card } from '../../ui/Card.tsx';
import type { CardProps } from './IdentityCard.tsx';
import { NumberField } from './NumberField.tsx';
import styles from './Programme.module.css';

/** The rules that hold over all blocks: pain, the trunk, time, and what is asked. */
export function RulesCard(props: CardProps) {
  return (
    <Card title="Rules over all blocks">
      <div className={styles.rules}>
        <PainFields {...props} />
        <TrunkFields {...props} />
        <TimeFields {...props} />
        <AskFields {...props} />
      </div>
    </Card>
  );
}

function PainFields({ programme: { pain }, problems, onChange }: CardProps) {
  const field = (key: keyof Programme['pain'], description: string) => (
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
      <legend>Pain</legend>
      {field('limit', 'From this pain on no session starts, and difficulty steps back.')}
      {field('riseStepsBack', 'A rise by so much within a session makes it easier.')}
      {field('riseEnds', 'A rise by so much ends the session.')}
    </fieldset>
  );
}

function TrunkFields({ programme: { trunk }, problems, onChange }: CardProps) {
  return (
    <fieldset>
      <legend>Trunk, where a sensor sees it</legend>
      <NumberField
        field="trunk.leanDeg"
        description="Farther for 0.3 s stops the block. No exercise asks for more."
        value={trunk.leanDeg}
        problem={problems['trunk.leanDeg']}
        onChange={(leanDeg) => onChange({ trunk: { ...trunk, leanDeg } })}
      />
      <NumberField
        field="trunk.speedDegS"
        description="Faster stops the block."
        value={trunk.speedDegS}
        problem={problems['trunk.speedDegS']}
        onChange={(speedDegS) => onChange({ trunk: { ...trunk, speedDegS } })}
      />
    </fieldset>
  );
}

function TimeFields({ programme, problems, onChange }: CardProps) {
  const field = (key: 'rangeEveryDays' | 'sessionMinutes' | 'coolDownSeconds', description: string) => (
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
      <legend>Time</legend>
      {field('sessionMinutes', 'What would begin later is left out.')}
      {field('coolDownSeconds', '0: none.')}
      {field('rangeEveryDays', 'How far the person can go. 0: in every session.')}
    </fieldset>
  );
}

function AskFields({ programme: { ask }, onChange }: CardProps) {
  const { before, after } = ask;
  return (
    <fieldset>
      <legend>What is asked</legend>
      <Switch
        label="Pain before the session"
        checked={before.pain}
        onChange={(event) => onChange({ ask: { after, before: { pain: event.currentTarget.checked } } })}
      />
      <Switch
        label="Pain after it"
        checked={after.pain}
        onChange={(event) =>
          onChange({ ask: { before, after: { ...after, pain: event.currentTarget.checked } } })
        }
      />
      <Switch
        label="Effort after it"
        checked={after.effort}
        onChange={(event) =>
          onChange({ ask: { before, after: { ...after, effort: event.currentTarget.checked } } })
        }
      />
      {!before.pain && <p className={styles.hint}>Unasked pain can’t keep a session from starting.</p>}
    </fieldset>
  );
}
