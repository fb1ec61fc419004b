/** As many items are on screen at once. */
export const mostPins = 3;

/** The pins that leave the screen so that one more fits: the oldest. `onScreen` has the newest first. */
export function pinsToTakeDown<Pin>(onScreen: readonly Pin[]): readonly Pin[] {
  return onScreen.slice(mostPins - 1);
}
