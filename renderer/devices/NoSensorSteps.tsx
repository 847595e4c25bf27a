import styles from './DevicesScreen.module.css';

/** How each motion sensor is made to look for a computer; from the makers' own instructions. */
const PAIRING: readonly (readonly [sensor: string, steps: string])[] = [
  ['Joy-Con', 'Hold the small round button on the rail until the lights run.'],
  [
    'Pro Controller',
    'Hold the small round button beside the cable socket until the lights run. Or use its cable.',
  ],
  ['DualShock 4', 'Hold Share and PS until the light bar flashes fast. Or use its cable.'],
  ['DualSense', 'Hold Create and PS until the light flashes fast. Or use its cable.'],
  ['Wii Remote with MotionPlus', 'Press the red SYNC button under the battery lid.'],
  [
    'SlimeVR trackers',
    'Plug the receiver in and switch the trackers on. They need no pairing with this computer.',
  ],
  ['A board that tilts', 'Plug it in.'],
];

/** What to do when no motion sensor answers. */
export function NoSensorSteps() {
  return (
    <>
      <p>
        None answers. Make one look for a computer as below, then add it in the system’s Bluetooth settings.
        One that was added before only has to be switched on.
      </p>
      <dl className={styles.pairing}>
        {PAIRING.map(([sensor, steps]) => (
          <div key={sensor}>
            <dt>{sensor}</dt>
            <dd>{steps}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
