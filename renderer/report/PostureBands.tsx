import type { MovementMeasureKey } from '#core/movement-tests/measures.ts';
import type { MovementResult } from '#core/movement-tests/movement-result.ts';
import { useTranslator } from '../app/language.tsx';
import { formatNumber } from '../ui/numbers.ts';

type Posture = 'leaning-back' | 'upright' | 'forward' | 'far-forward';

const BANDS: readonly (readonly [MovementMeasureKey, Posture, string])[] = [
  ['leaningBackPercent', 'leaning-back', '#F3E9D2'],
  ['uprightPercent', 'upright', '#EAF4F4'],
  ['forwardPercent', 'forward', '#8FBCC9'],
  ['farForwardPercent', 'far-forward', '#1F6F8B'],
];

/** The time in each posture as one bar, and in words. */
export function PostureBands({ result }: { readonly result: MovementResult }) {
  const translator = useTranslator();
  const { say } = translator;
  const shares = BANDS.map(([key, posture, colour]) => ({
    posture,
    colour,
    percent: result.measures.find((measure) => measure.key === key)?.value ?? 0,
  })).filter(({ percent }) => percent > 0);
  const told = shares.map(({ posture, percent }) =>
    say(`report.movement.posture.${posture}`, { percent: formatNumber(percent, translator) }),
  );
  return (
    <section>
      <h2>{say('report.movement.posture-bands')}</h2>
      <div className="bands" aria-hidden="true">
        {shares.map(({ posture, colour, percent }) => (
          <div key={posture} style={{ flexGrow: percent, background: colour }} />
        ))}
      </div>
      <p className="caption">{say('report.movement.posture-bands-caption', { bands: told.join(', ') })}</p>
    </section>
  );
}
