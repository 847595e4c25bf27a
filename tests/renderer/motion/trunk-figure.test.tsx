// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameFlag } from '#core/contract/frame.ts';
import { LiveTrunkFigure, TrunkFigure } from '#renderer/motion/TrunkFigure.tsx';
import { angleText, NO_POSE, poseOf, UPRIGHT } from '#renderer/motion/trunk-pose.ts';
import type { Plane, SegmentAngles, TrunkPose } from '#renderer/motion/trunk-pose.ts';
import { trunkShape, turnOf } from '#renderer/motion/trunk-shape.ts';
import { standing } from '../../support/frames.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { say } from '../../support/english.ts';
import { renderWithProviders } from '../support/render-with-providers.tsx';

function bent(thorax: Partial<SegmentAngles>, pelvis: Partial<SegmentAngles> = {}): TrunkPose {
  return {
    thorax: { ...UPRIGHT, ...thorax },
    pelvis: { ...UPRIGHT, ...pelvis },
    trunk: { ...UPRIGHT, ...thorax },
    axialDoubtful: false,
  };
}

/** By segment, of the picture that shows this plane. */
function anglesOf(plane: Plane): Record<string, string | null> {
  const angles = screen
    .getByLabelText(say(`trunk.plane.${plane}`))
    .querySelectorAll<HTMLElement>('[data-segment]');
  return Object.fromEntries(
    [...angles].map((angle) => [angle.dataset['segment'], within(angle).getByRole('definition').textContent]),
  );
}

const angle = fc.double({ min: -80, max: 80, noNaN: true });
const segment = fc.record({ flexionDeg: angle, lateralDeg: angle, axialDeg: angle });

function mirrored({ flexionDeg, lateralDeg, axialDeg }: SegmentAngles): SegmentAngles {
  return { flexionDeg, lateralDeg: -lateralDeg, axialDeg: -axialDeg };
}

describe('the shape of the trunk', () => {
  it('bends forward, to the right and turns to the right for positive angles', () => {
    const [ahead, , downwards] = turnOf({ ...UPRIGHT, flexionDeg: 30 })([0, 0, 1]);
    expect([ahead, downwards]).toEqual([expect.closeTo(0.5, 9), expect.closeTo(Math.sqrt(0.75), 9)]);
    const [, left] = turnOf({ ...UPRIGHT, lateralDeg: 30 })([0, 0, 1]);
    expect(left).toBeCloseTo(-0.5, 9);
    const [, nose] = turnOf({ ...UPRIGHT, axialDeg: 30 })([1, 0, 0]);
    expect(nose).toBeCloseTo(-0.5, 9);
  });

  it('shows a bend on the side view ahead of the hips, and a lean to the right on the right from behind', () => {
    expect(trunkShape(bent({ flexionDeg: 60 }), 'side').head.centre.x).toBeGreaterThan(300);
    expect(trunkShape(bent({ lateralDeg: 25 }), 'back').head.centre.x).toBeGreaterThan(150);
    expect(trunkShape(bent({ axialDeg: 40 }), 'top').head.nose.x).toBeGreaterThan(60);
  });

  it('is mirrored from behind when left and right are swapped', () => {
    fc.assert(
      fc.property(segment, segment, (thorax, pelvis) => {
        const one = trunkShape(bent(thorax, pelvis), 'back');
        const other = trunkShape(bent(mirrored(thorax), mirrored(pelvis)), 'back');
        expect(other.head.centre.x).toBeCloseTo(-one.head.centre.x, 6);
        expect(other.head.centre.y).toBeCloseTo(one.head.centre.y, 6);
        const [left, right] = one.shoulderLine;
        expect(other.shoulderLine.map(({ y }) => y)).toEqual([
          expect.closeTo(right.y, 6),
          expect.closeTo(left.y, 6),
        ]);
      }),
    );
  });
});

describe('the trunk figure', () => {
  it('says the angles of each plane in words', () => {
    renderWithProviders(
      <TrunkFigure pose={bent({ flexionDeg: 32.4, lateralDeg: -7.6 }, { flexionDeg: -3 })} />,
    );
    expect(anglesOf('flexion')).toMatchObject({
      thorax: say('trunk.angle.forward', { degrees: 32 }),
      pelvis: say('trunk.angle.back', { degrees: 3 }),
    });
    expect(anglesOf('lateral').thorax).toBe(say('trunk.angle.left', { degrees: 8 }));
    expect(screen.queryByLabelText(say('trunk.plane.axial'))).toBeNull();
  });

  it('draws what no sensor tells of as not known', () => {
    const pose = poseOf(standing({ thoraxFlexionDeg: 20, flags: FrameFlag.thoraxValid }));
    const { container } = renderWithProviders(<TrunkFigure pose={pose} views={['side']} />);
    expect(container.querySelector('[data-segment="pelvis"]')?.getAttribute('data-known')).toBe('false');
    expect(anglesOf('flexion')).toEqual({
      thorax: say('trunk.angle.forward', { degrees: 20 }),
      pelvis: say('trunk.angle.unknown'),
      spine: say('trunk.angle.unknown'),
    });
  });

  it('warns of a turn that may have drifted', () => {
    renderWithProviders(<TrunkFigure pose={{ ...bent({}), axialDoubtful: true }} views={['top']} />);
    expect(screen.getByText(say('trunk.turns-doubtful'))).toBeDefined();
  });

  it('knows nothing before the first frame', () => {
    expect(poseOf(undefined)).toBe(NO_POSE);
    renderWithProviders(<LiveTrunkFigure />);
    expect(screen.getAllByText(say('trunk.angle.unknown'))).toHaveLength(6);
  });

  it('rounds to whole degrees and leaves no sign at zero', () => {
    expect(angleText({ ...UPRIGHT, axialDeg: -0.4 }, 'axial', ENGLISH)).toBe(say('trunk.angle.zero'));
    expect(angleText({ ...UPRIGHT, axialDeg: -0.6 }, 'axial', ENGLISH)).toBe(
      say('trunk.angle.left', { degrees: 1 }),
    );
  });
});
