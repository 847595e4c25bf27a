// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { MovementDetail } from '#core/ipc/ipc.ts';
import { MovementReport } from '#renderer/report/MovementReport.tsx';
import { say } from '../support/english.ts';
import { movementDetail, POSITION, SESSION_ID, unusableMovement } from './support/movements.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';

function show(detail: MovementDetail, onDrawn: () => void = () => undefined): HTMLElement {
  return renderWithProviders(<MovementReport detail={detail} nowMs={0} onDrawn={onDrawn} />).container;
}

describe('the report of a movement', () => {
  it('shows the person at neutral and at the farthest to each side, and the numbers', async () => {
    const onDrawn = vi.fn<() => void>();
    const page = show(movementDetail('turn'), onDrawn);
    await vi.waitFor(() => expect(onDrawn).toHaveBeenCalledTimes(1));
    const captions = [...page.querySelectorAll('figcaption')].map((caption) => caption.textContent);
    expect(captions).toEqual([
      say('report.movement.at-neutral'),
      say('report.movement.farthest', { side: 'left', number: 5 }),
      say('report.movement.farthest', { side: 'right', number: 2 }),
    ]);
    const left = (degrees: number): string => say('trunk.angle.left', { degrees });
    expect(page.textContent).toContain(
      say('report.movement.pose', { thorax: left(51), pelvis: left(10), trunk: left(41) }),
    );
    expect(page.textContent).toContain(say('movement.asymmetry.left'));
    expect(page.textContent).toContain(say('therapist.not-a-diagnosis'));
    expect(page.textContent).toContain(
      say('report.movement.foot', { version: 1, session: SESSION_ID, part: POSITION + 1 }),
    );
    expect(page.textContent).not.toContain(say('movement.measure.thoraxFlexionRangeDeg'));
  });

  it('of typing shows the time in each posture', () => {
    const page = show(movementDetail('type'));
    const bands = [
      say('report.movement.posture.upright', { percent: 'x' }),
      say('report.movement.posture.forward', { percent: 'y' }),
    ].join(', ');
    const caption = page.querySelector('.caption')?.textContent;
    expect(caption?.replace(/54\.\d/, 'x').replace(/45\.\d/, 'y')).toBe(
      say('report.movement.posture-bands-caption', { bands }),
    );
    expect(page.querySelectorAll('.bands > div')).toHaveLength(2);
  });

  it('that could not be measured says so', () => {
    expect(show(unusableMovement('bend')).textContent).toContain(say('session-detail.nothing-measured'));
  });
});
