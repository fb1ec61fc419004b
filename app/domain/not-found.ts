/** Thrown by what gets a thing of a shop that the shop does not have. A route answers it with 404. */
export class NotFound extends Error {
  override readonly name = "NotFound";
  readonly thing: string;

  constructor(thing: string) {
    super(`No such ${thing}`);
    this.thing = thing;
  }
}
