import type { MovementMeasureKey } from '#core/movement-tests/measures.ts';
import type { MovementResult } from '#core/movement-tests/movement-result.ts';
import { formatNumber } from '../ui/numbers.ts';

const BANDS: readonly (readonly [MovementMeasureKey, string, string])[] = [
  ['leaningBackPercent', 'leaning back', '#F3E9D2'],
  ['uprightPercent', 'upright', '#EAF4F4'],
  ['forwardPercent', '20 to 60° forward', '#8FBCC9'],
  ['farForwardPercent', 'more than 60° forward', '#1F6F8B'],
];

/** The time in each posture as one bar, and in words. */
export function PostureBands({ result }: { readonly result: MovementResult }) {
  const shares = BANDS.map(([key, name, colour]) => ({
    name,
    colour,
    percent: result.measures.find((measure) => measure.key === key)?.value ?? 0,
  })).filter(({ percent }) => percent > 0);
  const words = shares.map(({ name, percent }) => `${formatNumber(percent)} % ${name}`).join(', ');
  return (
    <section>
      <h2>Time in each posture of the rib cage</h2>
      <div className="bands" aria-hidden="true">
        {shares.map(({ name, colour, percent }) => (
          <div key={name} style={{ flexGrow: percent, background: colour }} />
        ))}
      </div>
      <p className="caption">From left to right: {words}.</p>
    </section>
  );
}
