/** Changes nothing. */
export function cartDeliveryOptionsTransformRun() {
  return { operations: [] };
}
