/** A ref that takes the keyboard's focus when its element appears, so that typing or Enter goes on at once. */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}
