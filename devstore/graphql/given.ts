/** Whether an optional argument or input was given: GraphQL lets a client leave it out or say null. */
export function isGiven<T>(value: T): value is NonNullable<T> {
  return value !== undefined && value !== null;
}
