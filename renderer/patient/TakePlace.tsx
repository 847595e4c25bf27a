import type { SensorNeed } from '#core/exercise/needs.ts';
import type { Place } from '#core/session/plan-step.ts';
import type { PhaseOf } from '#core/session/state.ts';
import { useTranslator } from '../app/language.tsx';
import { CountdownRing } from '../ui/CountdownRing.tsx';
import { FootPicture } from './FootPicture.tsx';
import { Guide } from './Guide.tsx';
import { PersonInPlace, hasFeetPicture } from './PersonInPlace.tsx';
import { placeText, placeTitle, quietText, quietTitle, waitingText } from './place-text.ts';
import styles from './TakePlace.module.css';

interface PlaceProps {
  readonly place: Place;
  readonly needs: readonly SensorNeed[];
}

interface TakePlaceProps extends PlaceProps {
  readonly phase: PhaseOf<'take-place'>;
}

/** Where to stand or sit, and where the sensors are. */
export function TakePlace({ phase: { problem }, place, needs }: TakePlaceProps) {
  const { say, sayMessage } = useTranslator();
  const waits = problem !== undefined && problem !== 'off-board';
  return (
    <Guide
      screen="take-place"
      title={say(placeTitle(place))}
      text={waits ? say(waitingText(problem, place)) : sayMessage(placeText(place))}
    >
      <PlacePicture place={place} needs={needs} />
    </Guide>
  );
}

interface QuietProps extends PlaceProps {
  readonly phase: PhaseOf<'quiet'>;
  readonly nowMs: number;
}

/** Standing or sitting quietly, and how long still. */
export function Quiet({ phase, nowMs, place, needs }: QuietProps) {
  const { say } = useTranslator();
  const { sinceMs, untilMs, problem } = phase;
  return (
    <Guide
      screen="quiet"
      title={say(quietTitle(place))}
      text={say(quietText(place, problem === 'moving'))}
      ring={<CountdownRing leftMs={untilMs - nowMs} ofMs={untilMs - sinceMs} />}
    >
      <PlacePicture place={place} needs={needs} />
    </Guide>
  );
}

/** From above where feet or seat belong, from the side the person with their sensors. */
function PlacePicture({ place, needs }: PlaceProps) {
  const above = hasFeetPicture(place);
  return (
    <div className={styles.pictures} data-above={above || undefined}>
      {above && <FootPicture place={place} live />}
      <PersonInPlace place={place} needs={needs} />
    </div>
  );
}
