import { useEffect, useRef, useState } from 'react';
import { type Frame, FrameFlag, hasFlag } from '#core/contract/frame.ts';
import { WII_BALANCE_BOARD } from '#core/contract/board-geometry.ts';
import { useTranslator } from '../app/language.tsx';
import { PALETTE } from '../app/theme.ts';
import { lastFrame, onSensorMessage } from '../sensors/sensors-store.ts';
import { formatNumber } from '../ui/numbers.ts';
import { useAnimationFrame } from '../ui/use-animation-frame.ts';
import styles from './DevicesScreen.module.css';

/** About five seconds. */
const TRAIL_FRAMES = 500;
/** What the picture shows, mm; its sides are as 5 to 3. */
const VIEW_WIDTH_MM = 560;
const READINGS_EVERY_MS = 200;

/** The centre of pressure on the board as it moves, and the load. */
export function LivePlot() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const trail = useRef<Frame[]>([]);

  useEffect(
    () =>
      onSensorMessage((message) => {
        if (message.type === 'hub-started') trail.current = [];
        if (message.type === 'frame') {
          trail.current = [...trail.current, message.frame].slice(-TRAIL_FRAMES);
        }
      }),
    [],
  );
  useAnimationFrame(() => {
    if (canvas.current !== null) drawTrail(canvas.current, trail.current);
  });
  return (
    <>
      <canvas ref={canvas} className={styles.live} aria-hidden="true" />
      <Readings />
    </>
  );
}

/** The same in numbers, slowly enough to be read. */
function Readings() {
  const translator = useTranslator();
  const { say, number } = translator;
  const [frame, setFrame] = useState<Frame>();
  useEffect(() => {
    const timer = setInterval(() => setFrame(lastFrame()), READINGS_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const valid = frame !== undefined && hasFlag(frame, FrameFlag.valid);
  const mm = (value: number | undefined): string =>
    valid && value !== undefined
      ? say('devices.live.place-value', { place: formatNumber(Math.round(value), translator) })
      : '–';
  return (
    <dl className={styles.readings}>
      <div>
        <dt>{say('devices.live.load')}</dt>
        <dd>
          {frame === undefined
            ? '–'
            : say('devices.live.load-value', { load: number(frame.loadKg, 1, 'exact') })}
        </dd>
      </div>
      <div>
        <dt>{say('devices.live.right')}</dt>
        <dd>{mm(frame?.copMlMm)}</dd>
      </div>
      <div>
        <dt>{say('devices.live.front')}</dt>
        <dd>{mm(frame?.copApMm)}</dd>
      </div>
    </dl>
  );
}

function drawTrail(canvas: HTMLCanvasElement, trail: readonly Frame[]): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const ratio = window.devicePixelRatio;
  const width = Math.round(canvas.clientWidth * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const pixelsPerMm = width / VIEW_WIDTH_MM;
  context.setTransform(pixelsPerMm, 0, 0, -pixelsPerMm, width / 2, height / 2);
  context.clearRect(-VIEW_WIDTH_MM, -VIEW_WIDTH_MM, 2 * VIEW_WIDTH_MM, 2 * VIEW_WIDTH_MM);
  drawBoard(context);
  drawPath(
    context,
    trail.filter((frame) => hasFlag(frame, FrameFlag.valid)),
  );
}

/** The line through the load cells, and the middle. */
function drawBoard(context: CanvasRenderingContext2D): void {
  const { sensorSpacingMlMm, sensorSpacingApMm } = WII_BALANCE_BOARD;
  context.strokeStyle = PALETTE.edge;
  context.fillStyle = 'white';
  context.lineWidth = 1.5;
  context.beginPath();
  context.roundRect(-255, -158, 510, 316, 40);
  context.fill();
  context.stroke();
  context.strokeStyle = PALETTE.line;
  context.setLineDash([6, 5]);
  context.strokeRect(-sensorSpacingMlMm / 2, -sensorSpacingApMm / 2, sensorSpacingMlMm, sensorSpacingApMm);
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(0, -158);
  context.lineTo(0, 158);
  context.moveTo(-255, 0);
  context.lineTo(255, 0);
  context.stroke();
}

function drawPath(context: CanvasRenderingContext2D, trail: readonly Frame[]): void {
  const newest = trail.at(-1);
  if (newest === undefined) return;
  context.strokeStyle = PALETTE.sea;
  context.lineWidth = 2;
  context.lineJoin = 'round';
  context.beginPath();
  for (const { copMlMm, copApMm } of trail) context.lineTo(copMlMm, copApMm);
  context.stroke();
  context.fillStyle = PALETTE.brass;
  context.strokeStyle = PALETTE.navy;
  context.lineWidth = 3;
  context.beginPath();
  context.arc(newest.copMlMm, newest.copApMm, 9, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}
